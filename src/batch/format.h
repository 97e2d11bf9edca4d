#pragma once

#include <stdbool.h>

/** What can be made of a source. The name is also the file suffix. */
enum format { FORMAT_EPUB, FORMAT_PDF, FORMAT_HTML, FORMAT_PNG, FORMAT_COUNT };

/** "epub", "pdf", "html", "png". */
const char *format_name(enum format format);
/** All names for a message, each with `before` in front: ".epub, .pdf, .html or .png". The caller frees it. */
char *format_choice(const char *before);
/** Finds a format by name, or by the suffix of a path; false when there is none. */
bool format_find(const char *name, enum format *out);
bool format_of_path(const char *path, enum format *out);
