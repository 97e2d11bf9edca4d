#pragma once

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * An SVG drawing, read by librsvg. Nothing outside the bytes is ever loaded: librsvg opens no reference but data: URLs
 * while a drawing has no base address, and it is given none.
 */
struct svg;

enum { SVG_SIZE_MAX = 32 * 1024 * 1024 }; // bytes; a larger file is refused

/** True if the bytes are XML in UTF-8 whose root element is named svg. */
bool svg_matches(const void *bytes, size_t length);

/** Parses; the bytes are not needed afterwards. NULL when it is not well-formed. */
struct svg *svg_open(const void *bytes, size_t length);

/** Accepts NULL. */
void svg_close(struct svg *svg);

/**
 * The drawing's own size in CSS px: width and height where they are given in units, a missing one from the viewBox's
 * proportion, else the viewBox's size, else 300 x 150 (CSS 2.2, section 10.3.2).
 */
double svg_width(const struct svg *svg);
double svg_height(const struct svg *svg);

/** Draws into the box in user space, keeping proportions. False when librsvg gave up. */
bool svg_render(const struct svg *svg, cairo_t *cr, double x, double y, double width, double height);

/**
 * Why a file cannot go into an EPUB as it is, or be drawn: a script, event attribute, foreignObject, entity
 * declaration, style sheet instruction, noncharacter, or a reference to anything but its own ids, raster data: URLs
 * and, from <a>, web and mail addresses in ASCII; or it would take too long (svg_cost.h). NULL when it can. Strict:
 * what it does not understand is not safe.
 */
const char *svg_problem(const void *bytes, size_t length);
