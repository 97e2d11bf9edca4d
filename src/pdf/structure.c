#include "pdf/structure.h"

// Empty cells and rows stay: without them columns would not be what they are.
static bool is_written(const struct tag *tag)
{
	bool kept = tag->role == TAG_TR || tag->role == TAG_TH || tag->role == TAG_TD;
	return tag->used || (kept && tag->parent->object != 0);
}

static void assign_objects(const struct tag_tree *tags, struct update *update)
{
	for (struct tag *tag = tag_tree_root(tags); tag; tag = tag_next(tag)) {
		tag->object = is_written(tag) ? update_reserve(update) : 0;
	}
}

// The page of the first mark of a tag itself, or -1.
static int64_t first_page(const struct tag *tag)
{
	const struct tag_kid *kid = tag->first;
	while (kid && kid->kind != TAG_KID_MARK) {
		kid = kid->next;
	}
	return kid ? (int64_t)kid->page : -1;
}

static void append_kid(const struct structure *s, GString *to, const struct tag_kid *kid, int64_t page)
{
	uint32_t object = kid->kind == TAG_KID_TAG ? 0 : s->page_objects[kid->page];
	switch (kid->kind) {
	case TAG_KID_TAG:
		if (kid->tag->object != 0) {
			g_string_append_printf(to, "%u 0 R ", kid->tag->object);
		}
		break;
	case TAG_KID_MARK:
		if (kid->page == page) {
			g_string_append_printf(to, "%u ", kid->mark);
		} else {
			g_string_append_printf(to, "<< /Type /MCR /Pg %u 0 R /MCID %u >> ", object, kid->mark);
		}
		break;
	case TAG_KID_LINK:
		g_string_append_printf(to, "<< /Type /OBJR /Pg %u 0 R /Obj %u 0 R >> ", object, kid->link);
		break;
	}
}

static void append_cell_attributes(GString *to, const struct tag *tag)
{
	const struct block *cell = tag->block;
	g_string_append(to, "/A << /O /Table ");
	if (tag->role == TAG_TH) {
		g_string_append_printf(to, "/Scope /%s ", cell->parent->as.row.header ? "Column" : "Row");
	}
	if (cell->as.cell.column_span > 1) {
		g_string_append_printf(to, "/ColSpan %u ", cell->as.cell.column_span);
	}
	if (cell->as.cell.row_span > 1) {
		g_string_append_printf(to, "/RowSpan %u ", cell->as.cell.row_span);
	}
	g_string_append(to, ">> ");
}

static void append_list_attributes(GString *to, const struct tag *tag)
{
	const struct block *block = tag->block;
	const char *numbering = block->kind != BLOCK_LIST ? "None" : block->as.list.ordered ? "Decimal" : "Disc";
	g_string_append_printf(to, "/A << /O /List /ListNumbering /%s >> ", numbering);
}

static void append_figure_attributes(const struct structure *s, GString *to, const struct tag *tag)
{
	const struct rect *box = &tag->box;
	g_string_append(to, "/A << /O /Layout /Placement ");
	g_string_append(to, tag->block ? "/Block /BBox [ " : "/Inline /BBox [ ");
	update_append_number(to, box->x);
	update_append_number(to, s->pages->height - box->y - box->height);
	update_append_number(to, box->x + box->width);
	update_append_number(to, s->pages->height - box->y);
	g_string_append(to, "] >> ");
}

static void append_attributes(const struct structure *s, GString *to, const struct tag *tag)
{
	if (tag->role == TAG_TH || tag->role == TAG_TD) {
		append_cell_attributes(to, tag);
	} else if (tag->role == TAG_L) {
		append_list_attributes(to, tag);
	} else if (tag->role == TAG_FIGURE) {
		append_figure_attributes(s, to, tag);
	}
}

static void append_text(GString *to, const char *key, const char *text)
{
	if (text) {
		g_string_append_printf(to, "/%s ", key);
		update_append_text(to, text);
		g_string_append_c(to, ' ');
	}
}

static void write_tag(const struct structure *s, struct update *update, const struct tag *tag, uint32_t root)
{
	GString *to = update_begin(update, tag->object);
	g_string_append_printf(to, "<< /Type /StructElem /S /%s /P %u 0 R ", tag_role_name(tag->role),
		tag->parent ? tag->parent->object : root);
	int64_t page = first_page(tag);
	if (page >= 0) {
		g_string_append_printf(to, "/Pg %u 0 R ", s->page_objects[page]);
	}
	append_text(to, "Lang", tag->lang);
	append_text(to, "Alt", tag->alt);
	append_text(to, "ActualText", tag->actual_text);
	append_attributes(s, to, tag);
	if (tag->role == TAG_NOTE) {
		g_string_append_printf(to, "/ID (n%010u) ", tag->object);
	}
	g_string_append(to, "/K [ ");
	for (const struct tag_kid *kid = tag->first; kid; kid = kid->next) {
		append_kid(s, to, kid, page);
	}
	g_string_append(to, "] >>");
	update_end(update);
}

// Which tag each mark of each page belongs to, page after page.
static uint32_t *list_owners(const struct structure *s, const size_t *starts, size_t count)
{
	uint32_t *owners = g_new0(uint32_t, count);
	for (const struct tag *tag = tag_tree_root(s->tags); tag; tag = tag_next(tag)) {
		for (const struct tag_kid *kid = tag->first; kid; kid = kid->next) {
			if (kid->kind == TAG_KID_MARK) {
				owners[starts[kid->page] + kid->mark] = tag->object;
			}
		}
	}
	return owners;
}

static void append_page_owners(GString *to, const uint32_t *owners, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		g_string_append_printf(to, "%u 0 R ", owners[i]);
	}
}

static uint32_t write_parents(const struct structure *s, struct update *update)
{
	size_t pages = s->pages->page_count;
	g_autofree size_t *starts = g_new0(size_t, pages + 1);
	for (size_t i = 0; i < pages; i++) {
		starts[i + 1] = starts[i] + s->mark_counts[i];
	}
	g_autofree uint32_t *owners = list_owners(s, starts, starts[pages]);
	uint32_t object = update_reserve(update);
	GString *to = update_begin(update, object);
	g_string_append(to, "<< /Nums [ ");
	for (size_t i = 0; i < pages; i++) {
		g_string_append_printf(to, "%zu [ ", i);
		append_page_owners(to, owners + starts[i], s->mark_counts[i]);
		g_string_append(to, "]\n");
	}
	for (size_t i = 0; i < links_count(s->links); i++) {
		g_string_append_printf(to, "%zu %u 0 R\n", pages + i, links_tag(s->links, i)->object);
	}
	g_string_append(to, "] >>");
	update_end(update);
	return object;
}

// Notes by their names, which sort as their numbers do.
static void append_names(const struct structure *s, GString *to)
{
	g_string_append(to, "/IDTree << /Names [ ");
	for (const struct tag *tag = tag_tree_root(s->tags); tag; tag = tag_next(tag)) {
		if (tag->role == TAG_NOTE && tag->object != 0) {
			g_string_append_printf(to, "(n%010u) %u 0 R ", tag->object, tag->object);
		}
	}
	g_string_append(to, "] >> ");
}

uint32_t structure_write(const struct structure *structure, struct update *update)
{
	uint32_t root = update_reserve(update);
	assign_objects(structure->tags, update);
	for (const struct tag *tag = tag_tree_root(structure->tags); tag; tag = tag_next(tag)) {
		if (tag->object != 0) {
			write_tag(structure, update, tag, root);
		}
	}
	uint32_t parents = write_parents(structure, update);
	GString *to = update_begin(update, root);
	g_string_append(to, "<< /Type /StructTreeRoot ");
	if (tag_tree_root(structure->tags)->object != 0) {
		g_string_append_printf(to, "/K %u 0 R ", tag_tree_root(structure->tags)->object);
	}
	append_names(structure, to);
	g_string_append_printf(to, "/ParentTree %u 0 R /ParentTreeNextKey %zu >>", parents,
		structure->pages->page_count + links_count(structure->links));
	update_end(update);
	return root;
}
