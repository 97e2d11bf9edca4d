#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

/** A language in which a tree of values is written. */
enum notation { NOTATION_YAML, NOTATION_TOML, NOTATION_JSON, NOTATIONS, NOTATION_UNKNOWN = NOTATIONS };

/** By the suffix of a file's name: yaml, yml, toml, json. Case counts not. */
enum notation notation_of_path(const char *path);

/** Reads a text by the reader of its notation (yaml_parse and its like). Never NULL. */
struct value *notation_parse(enum notation notation, const char *text, size_t length, struct value_origin origin,
	enum diag_code code, struct arena *arena, struct diag *diag);
