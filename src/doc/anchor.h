#pragma once

#include <glib.h>

#include "base/arena.h"
#include "doc/span.h"

/** Makes anchors that are unique in one doc. */
struct anchor_maker {
	struct arena *arena;
	GHashTable *names; // every name given; its value is the last suffix tried for it
	GHashTable *xml_ids;
};

/** Starts with no name taken. Anchors are made in the arena. */
void anchor_maker_init(struct anchor_maker *out, struct arena *arena);

/** Forgets the names; the anchors stay. */
void anchor_maker_finish(struct anchor_maker *maker);

/**
 * The anchor of a heading from its plain text, by Hugo's rule: letters and digits of any script in lower case, '_', and
 * '-' for '-' and each space; nothing else; "heading" when nothing is left; -1, -2 ... for one that is taken.
 *
 * The XML id is the same name where it is an NCName (Namespaces in XML 1.0, 3) that does not begin with "fn", which
 * footnotes have for themselves; else it gets "h-" in front.
 */
const struct anchor *anchor_from_text(struct anchor_maker *maker, const char *text);

/** The anchor of a name that the author chose; -1, -2 ... for one that is taken. */
const struct anchor *anchor_from_name(struct anchor_maker *maker, const char *name);
