#pragma once

#include <glib.h>
#include <stdint.h>

#include "pdf/syntax.h"

/**
 * The objects of a PDF file by their numbers, with new ones and others that replace objects of the file, as text.
 * Objects refer to each other by number before they are written. Nothing of the file is copied; compact.h writes what
 * comes of it.
 */
struct update;

/**
 * Reads the list of a file's objects: one with a cross-reference table (ISO 32000-1, 7.5.4), without updates and object
 * streams, as cairo writes it. The bytes must outlive the update. NULL for another file.
 */
struct update *update_create(const char *bytes, size_t length);

/** Accepts NULL. */
void update_destroy(struct update *update);

/** The file's catalog. */
uint32_t update_root(const struct update *update);

/** One more than the largest object number so far. */
uint32_t update_size(const struct update *update);

/** An object's value, of a stream its dictionary; the text is NULL when it has none. Valid until the next change. */
struct syntax update_value(const struct update *update, uint32_t object);

/** What a stream object holds, as it is stored; the text is NULL when it is no stream. Valid until the next change. */
struct syntax update_stream(const struct update *update, uint32_t object);

/** A new object number. */
uint32_t update_reserve(struct update *update);

/** Starts an object; its value is appended to the text that is returned, until update_end. An older one is replaced. */
GString *update_begin(struct update *update, uint32_t object);
void update_end(struct update *update);

/** A stream object, compressed; entries are those of its dictionary besides length and filter: "/N 3". */
void update_add_stream(struct update *update, uint32_t object, const char *entries, const void *bytes, size_t length);

/** The same, stored as it is: its filter, if it has one, is among the entries. */
void update_add_stored(struct update *update, uint32_t object, const char *entries, const void *bytes, size_t length);

/** Appends a text string (7.9.2.2). */
void update_append_text(GString *to, const char *text);
/** Appends a byte string. */
void update_append_bytes(GString *to, const char *bytes);
/** Appends a number, in no locale, and a space. */
void update_append_number(GString *to, double number);
