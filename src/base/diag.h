#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag_codes.h"
#include "base/source_pos.h"

/**
 * Diagnostics: what went wrong and where. One collector a job; layers report into it and go on, cli prints it.
 */
struct diag;
struct position_map;

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_SEVERITIES };

/** One message. Strings belong to the collector; path, excerpt and hint may be NULL. */
struct message {
	enum diag_code code;
	struct source_pos pos;
	const char *path;
	const char *text;
	const char *hint;
	const char *excerpt; // the source line, without its line end, cut at DIAG_EXCERPT_MAX bytes
};

enum {
	DIAG_EXCERPT_MAX = 2000,
	DIAG_REPEAT_MAX = 50, // messages kept per code; the rest are only counted
};

/** A collector without files and messages; the caller destroys it. Never NULL. */
struct diag *diag_create(void);

/** Releases a collector and the messages it kept. Accepts NULL. */
void diag_destroy(struct diag *diag);

/**
 * Names a source file and returns its index (never 0). path is copied; text may be NULL, is borrowed for excerpts and
 * must stay valid while positions in this file are reported. It must be UTF-8.
 */
uint32_t diag_add_file(struct diag *diag, const char *path, const char *text, size_t length);

/**
 * Names a text that was made from a file, which was named before. What is reported at a place in it is said of the
 * place in the file that the map gives. The map is borrowed, and must stay valid like the text of a file.
 */
uint32_t diag_add_made(struct diag *diag, uint32_t file, const struct position_map *map);

/** The place in a file for one in a text that was made from it; any other place is returned as it is. */
struct source_pos diag_origin(const struct diag *diag, struct source_pos pos);

/** The path of a file index, or NULL for 0. */
const char *diag_path(const struct diag *diag, uint32_t file);

/**
 * Reports a message. The text is lower case, without a full stop, with the subject in 'single quotes'. The severity
 * comes from the code's row in the table.
 */
void diag_report(struct diag *diag, enum diag_code code, struct source_pos pos, const char *format, ...)
	G_GNUC_PRINTF(4, 5);

/**
 * From now on drops what is reported, or takes it again: for what is read twice and need be told of once. Positions and
 * files go on as ever.
 */
void diag_mute(struct diag *diag, bool muted);

/** Adds a hint (what the user can do) to the message reported last. */
void diag_hint(struct diag *diag, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** A position that names a path only, for files that were never read. */
struct source_pos diag_path_pos(struct diag *diag, const char *path);

/** The user's word for a code, such as "missing-image". */
const char *diag_code_name(enum diag_code code);
enum diag_severity diag_code_severity(enum diag_code code);

/** How many messages of a severity were reported, those past DIAG_REPEAT_MAX included. */
size_t diag_count(const struct diag *diag, enum diag_severity severity);
/** How many messages of one code were reported, those past DIAG_REPEAT_MAX included. */
size_t diag_count_code(const struct diag *diag, enum diag_code code);

/** The kept messages, in order of reporting. */
size_t diag_message_count(const struct diag *diag);
const struct message *diag_message_at(const struct diag *diag, size_t index);
