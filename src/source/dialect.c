#include "source/dialect.h"

const struct dialect dialect_default = {
	.heading_attributes = true,
	.alerts = true,
	.admonitions = true,
};
