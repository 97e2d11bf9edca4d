#include "pdf/finish.h"

#include <string.h>

#include "pdf/attach.h"
#include "pdf/compact.h"
#include "pdf/content.h"
#include "pdf/flate.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/srgb.h"
#include "pdf/standard.h"
#include "pdf/structure.h"

/*
 * cairo's file says what its pages, their contents and resources are. All that is new or changed is added to it as an
 * update (update.h); then one file is written of what the catalog leads to (compact.h). Of cairo's objects those that
 * nothing leads to any more fall away, such as the structure that cairo made of its tags.
 */

struct finisher {
	const struct finishing *f;
	struct diag *diag;
	struct update *update;
	uint32_t *page_objects;
};

// Reports that cairo's file is not what this file knows how to finish; false.
static bool fail(struct finisher *finisher, const char *what)
{
	diag_report(finisher->diag, DIAG_LIBRARY_FAILED, (struct source_pos){ 0 }, "cannot finish the PDF: %s", what);
	return false;
}

// Lists the pages, which cairo has in one array.
static bool list_pages(struct finisher *finisher)
{
	size_t count = finisher->f->pages->page_count;
	struct syntax catalog = update_value(finisher->update, update_root(finisher->update));
	uint32_t tree = syntax_object(syntax_find(catalog, "/Pages"));
	struct syntax kids = syntax_find(update_value(finisher->update, tree), "/Kids");
	finisher->page_objects = g_new0(uint32_t, count);
	if (!kids.text) {
		return fail(finisher, "cairo's file has no pages");
	}
	const char *at = kids.text;
	for (size_t i = 0; i < count; i++) {
		struct syntax page = syntax_next_reference(at, syntax_end(kids));
		if (!page.text) {
			return fail(finisher, "cairo's file lacks a page");
		}
		finisher->page_objects[i] = syntax_object(page);
		at = syntax_end(page);
	}
	return true;
}

// Begins a new version of a dictionary: what it holds but for some keys, without its end.
static GString *begin_dictionary(struct finisher *finisher, uint32_t object, const char *const *without)
{
	struct syntax old = update_value(finisher->update, object);
	g_autofree char *copy = g_strndup(old.text, old.length); // it may move when text is added
	struct syntax dictionary = { copy, old.length };
	GString *to = update_begin(finisher->update, object);
	g_string_append(to, "<< ");
	struct syntax key, value;
	for (const char *at = NULL; syntax_next_entry(dictionary, &at, &key, &value);) {
		bool kept = true;
		for (const char *const *name = without; *name; name++) {
			kept &= !syntax_equals(key, *name);
		}
		if (kept) {
			g_string_append_len(to, key.text, syntax_end(value) - key.text);
			g_string_append_c(to, ' ');
		}
	}
	return to;
}

// What a page draws; NULL when it is stored otherwise than cairo stores it. The caller frees it.
static GString *load_content(const struct finisher *finisher, struct syntax page)
{
	uint32_t object = syntax_object(syntax_find(page, "/Contents"));
	struct syntax dictionary = update_value(finisher->update, object);
	struct syntax data = update_stream(finisher->update, object);
	if (!data.text || !syntax_equals(syntax_find(dictionary, "/Filter"), "/FlateDecode")) {
		return NULL;
	}
	return flate_expand(data.text, data.length);
}

// Writes a page's content with its artifacts marked; 0 when its marks are not those that were asked for.
static uint32_t write_content(struct finisher *finisher, size_t index)
{
	struct syntax page = update_value(finisher->update, finisher->page_objects[index]);
	g_autoptr(GString) painted = load_content(finisher, page);
	if (!painted) {
		fail(finisher, "a page of cairo's file has no content");
		return 0;
	}
	g_autoptr(GString) content = g_string_sized_new(painted->len + painted->len / 8);
	const char *const *texts = finisher->f->mark_texts[index];
	int marks = content_mark(painted->str, painted->len, texts, content);
	if (marks < 0 || (uint32_t)marks != finisher->f->mark_counts[index]) {
		g_autofree char *what = g_strdup_printf(
			"page %zu has %d marks instead of %u", index + 1, marks, finisher->f->mark_counts[index]);
		fail(finisher, what);
		return 0;
	}
	uint32_t object = update_reserve(finisher->update);
	update_add_stream(finisher->update, object, "", content->str, content->len);
	return object;
}

static bool write_page(struct finisher *finisher, size_t index)
{
	static const char *const WITHOUT[] = { "/Annots", "/Contents", "/StructParents", "/Tabs", NULL };
	uint32_t content = write_content(finisher, index);
	if (content == 0) {
		return false;
	}
	GString *to = begin_dictionary(finisher, finisher->page_objects[index], WITHOUT);
	g_string_append_printf(to, "/Contents %u 0 R /StructParents %zu /Tabs /S /Annots [ ", content, index);
	links_append_page(finisher->f->links, (uint32_t)index, to);
	g_string_append(to, "] >>");
	update_end(finisher->update);
	return true;
}

static uint32_t write_intent(struct update *update)
{
	uint32_t profile = update_reserve(update);
	update_add_stream(update, profile, "/N 3", srgb_profile, sizeof srgb_profile);
	uint32_t intent = update_reserve(update);
	GString *to = update_begin(update, intent);
	g_string_append_printf(to,
		"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
		"/Info (sRGB IEC61966-2.1) /DestOutputProfile %u 0 R >>",
		profile);
	update_end(update);
	return intent;
}

static uint32_t write_structure(const struct finisher *finisher)
{
	const struct finishing *f = finisher->f;
	struct structure structure = {
		.tags = f->tags,
		.links = f->links,
		.pages = f->pages,
		.page_objects = finisher->page_objects,
		.mark_counts = f->mark_counts,
	};
	return structure_write(&structure, finisher->update);
}

// Appends the entries for the files that are attached.
static void append_attachments(const GString *files, uint32_t dests, GString *to)
{
	g_string_append_printf(to, "/Names << /Dests %u 0 R ", dests);
	if (files->len > 0) {
		g_string_append(to, "/EmbeddedFiles ");
		attach_append_names(files, to);
		g_string_append_printf(to, ">> /AF [ %s", files->str);
	}
	g_string_append(to, files->len > 0 ? "] " : ">> ");
}

static uint32_t write_catalog(struct finisher *finisher)
{
	static const char *const WITHOUT[] = { "/AF", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines",
		"/OutputIntents", "/StructTreeRoot", "/ViewerPreferences", NULL };
	const struct finishing *f = finisher->f;
	struct update *update = finisher->update;
	uint32_t structure = write_structure(finisher);
	uint32_t dests = links_write_dests(f->links, finisher->page_objects, update);
	uint32_t outline = outline_write(f->pages, f->links, update);
	uint32_t metadata = metadata_write_xmp(f->book, f->claims, update);
	uint32_t intent = write_intent(update);
	g_autoptr(GString) files = g_string_new(NULL);
	if (f->attach_source) {
		attach_write(f->book, update, files);
	}
	uint32_t object = update_root(update);
	GString *to = begin_dictionary(finisher, object, WITHOUT);
	g_string_append_printf(to, "/StructTreeRoot %u 0 R /MarkInfo << /Marked true >> ", structure);
	append_attachments(files, dests, to);
	g_string_append_printf(to, "/Metadata %u 0 R /OutputIntents [ %u 0 R ] ", metadata, intent);
	g_string_append(to, "/ViewerPreferences << /DisplayDocTitle true >> ");
	if (outline != 0) {
		g_string_append_printf(to, "/Outlines %u 0 R ", outline);
	}
	if (f->book->lang) {
		g_string_append(to, "/Lang ");
		update_append_text(to, f->book->lang);
	}
	g_string_append(to, " >>");
	update_end(update);
	return object;
}

// cairo 1.16 does not say how the glyphs of a TrueType font are numbered.
static void mend_font(struct finisher *finisher, uint32_t object)
{
	static const char *const WITHOUT[] = { "/CIDToGIDMap", NULL };
	GString *to = begin_dictionary(finisher, object, WITHOUT);
	g_string_append(to, "/CIDToGIDMap /Identity >>");
	update_end(finisher->update);
}

// cairo smooths the images of some patterns, which PDF/A does not allow.
static void mend_image(struct finisher *finisher, uint32_t object)
{
	g_autoptr(GString) entries = g_string_new(NULL);
	struct syntax key, value;
	struct syntax dictionary = update_value(finisher->update, object);
	for (const char *at = NULL; syntax_next_entry(dictionary, &at, &key, &value);) {
		if (!syntax_equals(key, "/Length") && !syntax_equals(key, "/Interpolate")) {
			g_string_append_len(entries, key.text, syntax_end(value) - key.text);
			g_string_append_c(entries, ' ');
		}
	}
	struct syntax data = update_stream(finisher->update, object);
	g_autofree char *copy = g_memdup2(data.text, data.length);
	update_add_stored(finisher->update, object, entries->str, copy, data.length);
}

// Mends what cairo painted; size is that of its file.
static void mend_objects(struct finisher *finisher, uint32_t size)
{
	for (uint32_t i = 1; i < size; i++) {
		struct syntax value = update_value(finisher->update, i);
		if (syntax_equals(syntax_find(value, "/Subtype"), "/CIDFontType2")) {
			mend_font(finisher, i);
		} else if (syntax_find(value, "/Interpolate").text) {
			mend_image(finisher, i);
		}
	}
}

static bool write_update(struct finisher *finisher, struct out *out)
{
	const struct finishing *f = finisher->f;
	if (!list_pages(finisher)) {
		return false;
	}
	mend_objects(finisher, update_size(finisher->update));
	links_write(f->links, f->tags, finisher->page_objects, f->arena, finisher->update);
	for (size_t i = 0; i < f->pages->page_count; i++) {
		if (!write_page(finisher, i)) {
			return false;
		}
	}
	uint32_t root = write_catalog(finisher);
	compact_write(finisher->update, root, metadata_write_info(f->book, finisher->update), out);
	return true;
}

bool finish_write(
	const struct finishing *finishing, const char *bytes, size_t length, struct out *out, struct diag *diag)
{
	struct finisher finisher = { .f = finishing, .diag = diag, .update = update_create(bytes, length) };
	bool good = finisher.update ? write_update(&finisher, out) : fail(&finisher, "cairo's file has no table");
	g_free(finisher.page_objects);
	update_destroy(finisher.update);
	return good;
}
