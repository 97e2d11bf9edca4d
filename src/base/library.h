#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * Shared libraries that are loaded when they are first needed. That is for those which most runs do without and which
 * take long to load, with all that they bring along: the dynamic linker's work is a good part of a short run.
 *
 * A user lists the functions that it calls, once, and declares a table of them:
 *
 *     #define FUNCTIONS(_) _(png_open) _(png_close)
 *     struct functions { FUNCTIONS(LIBRARY_MEMBER) };
 *     static const char *const names[] = { FUNCTIONS(LIBRARY_NAME) };
 */
#define LIBRARY_MEMBER(function) __typeof__(function) *function;
#define LIBRARY_NAME(function)   #function,

/**
 * Loads a library by its soname, unless it is loaded, and fills a table with count functions by their names. It stays
 * loaded. False when there is no such library or it lacks one of them.
 */
bool library_load(const char *soname, const char *const *names, size_t count, void *table);
