#pragma once

#include <glib.h>
#include <stdint.h>

/**
 * A PDF with an incremental update behind it (ISO 32000-1, 7.5.6): objects as text, new ones and ones that replace
 * objects of the file. libqpdf then reads the whole and writes it as one. Objects refer to each other by number before
 * they are written, which its C API does not offer for objects made in memory, and thousands of them cost little.
 */
struct update;

/** Starts behind a file; free is the first object number that the file does not use. */
struct update *update_create(const char *bytes, size_t length, uint32_t free);

/** Accepts NULL. */
void update_destroy(struct update *update);

/** A new object number. */
uint32_t update_reserve(struct update *update);

/**
 * Starts an object; its value is appended to the text that is returned, until update_end. A number below the first free
 * one replaces the file's object.
 */
GString *update_begin(struct update *update, uint32_t object);
void update_end(struct update *update);

/** A stream object; entries are those of its dictionary besides the length: "/Type /Metadata". */
void update_add_stream(struct update *update, uint32_t object, const char *entries, const void *bytes, size_t length);

/** Ends the update: the catalog and the information dictionary are these. */
void update_finish(struct update *update, uint32_t root, uint32_t info);

/** The file with its update; lent. */
const GString *update_text(const struct update *update);

/** Appends a text string (7.9.2.2). */
void update_append_text(GString *to, const char *text);
/** Appends a byte string. */
void update_append_bytes(GString *to, const char *bytes);
/** Appends a number, in no locale, and a space. */
void update_append_number(GString *to, double number);
