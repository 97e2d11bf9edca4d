#include "source/dialect.h"

const struct dialect dialect_default = {
	.heading_attributes = true,
};

const struct dialect dialect_none = { 0 };
