#pragma once

/**
 * What drawing an SVG may take, estimated from its elements as they are read: a few bytes of <use> or of filters can
 * keep librsvg busy for hours. The unit is the drawing of a plain element. Linear in the file.
 *
 * Counted are references to own ids from <use>, <pattern> and <feImage>, and url() in attributes. A url() in a style
 * sheet counts for all elements, but references that only nest by way of style sheets are not followed.
 */
struct svg_cost;

struct svg_cost *svg_cost_create(void);

/** Accepts NULL. */
void svg_cost_destroy(struct svg_cost *cost);

/** An element begins: its local name, and its attributes as GMarkup gives them. */
void svg_cost_open(struct svg_cost *cost, const char *element, const char **names, const char **values);

/** The innermost element ends. */
void svg_cost_close(struct svg_cost *cost);

/** Why the drawing, whose style sheets hold css, would take too long; NULL when it would not. */
const char *svg_cost_problem(const struct svg_cost *cost, const char *css);
