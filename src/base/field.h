#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/value.h"

enum { FIELD_KEYS_MAX = 8 };

/** What every reader of a value needs: the key that is being read, as messages show it, and where things go. */
struct field_reader {
	const char *key;
	struct arena *arena;
	struct diag *diag;
};

/**
 * Puts the value of a node where target points. False, and the next key has its turn, when there is none or none that
 * can be used; what has the wrong kind is reported.
 */
typedef bool field_read_fn(struct field_reader *reader, const struct value *node, void *target);

/** One member of a struct: from which keys it is read, in order of preference, and how. */
struct field {
	const char *keys[FIELD_KEYS_MAX]; // "a.b" is the key b of the map under a
	field_read_fn *read;
	size_t offset;
};

/**
 * Fills the members of a struct, which the caller has set to what holds without a value, from a map, and those that it
 * says nothing of from the one behind it. Either may be NULL. Keys are compared without case. A value of the wrong type
 * is reported (bad-value, bad-date) and left out; null and an empty string count as absent. All strings are copied into
 * the arena, trimmed and on one line.
 */
void field_read_table(void *target, const struct field *fields, size_t count, const struct value *map,
	const struct value *behind, struct arena *arena, struct diag *diag);

/** Readers into a const char *, a bool and an int. doc/meta_field.h has those of what a document is described by. */
field_read_fn field_text, field_bool, field_int;

/**
 * The text of a scalar; numbers, booleans and dates are their text. NULL when it is absent, or when the node is no
 * scalar, which is reported with what was wanted.
 */
const char *field_text_of(struct field_reader *reader, const struct value *node, const char *wanted);

/** Says that a node has another kind than the one wanted. */
void field_report_kind(struct field_reader *reader, const struct value *node, enum diag_code code, const char *wanted);

/** A value as messages show it, cut short. Arena memory. */
const char *field_shown(struct field_reader *reader, const char *text);
