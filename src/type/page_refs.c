#include "type/page_refs.h"

#include <string.h>

// As wide as most numbers: it stands in for one that is not known yet.
static const char unknown[] = "000";

void page_refs_init(struct page_refs *refs)
{
	refs->labels = g_hash_table_new(g_str_hash, g_str_equal);
}

void page_refs_finish(struct page_refs *refs)
{
	g_hash_table_unref(refs->labels);
}

void page_refs_set(struct page_refs *refs, const char *dest, const char *label)
{
	g_hash_table_insert(refs->labels, (void *)dest, (void *)label);
}

static const char *find(const struct page_refs *refs, const char *dest)
{
	const char *label = g_hash_table_lookup(refs->labels, dest);
	return label ? label : unknown;
}

const char *page_refs_use(const struct page_refs *refs, const char *dest, GArray *used)
{
	struct page_ref ref = { dest, find(refs, dest) };
	g_array_append_val(used, ref);
	return ref.label;
}

bool page_refs_hold(const struct page_refs *refs, const GArray *used)
{
	for (guint i = 0; i < used->len; i++) {
		const struct page_ref *ref = &g_array_index(used, struct page_ref, i);
		if (strcmp(ref->label, find(refs, ref->dest)) != 0) {
			return false;
		}
	}
	return true;
}
