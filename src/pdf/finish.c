#include "pdf/finish.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/content.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/srgb.h"
#include "pdf/standard.h"
#include "pdf/structure.h"

/*
 * libqpdf opens cairo's file to say what it holds: pages, their content, the catalog. All that is new or changed is
 * written as an incremental update behind the file (update.h); then libqpdf reads both and writes one file. Of
 * cairo's objects those that nothing leads to any more fall away, such as the structure that cairo made of its tags.
 */

struct finisher {
	const struct finishing *f;
	struct diag *diag;
	qpdf_data file;
	struct update *update;
	uint32_t *page_objects;
};

static qpdf_data open_file(const char *bytes, size_t length)
{
	qpdf_data file = qpdf_init();
	qpdf_silence_errors(file);
	qpdf_set_suppress_warnings(file, QPDF_TRUE);
	qpdf_read_memory(file, "pages", bytes, length, NULL);
	return file;
}

/** Reports an error of libqpdf; false if there is one. What it only warns of, it mends. */
static bool check(qpdf_data file, struct diag *diag)
{
	if (!qpdf_has_error(file)) {
		return true;
	}
	diag_report(diag, DIAG_LIBRARY_FAILED, (struct source_pos){ 0 }, "cannot finish the PDF: %s",
		qpdf_get_error_full_text(file, qpdf_get_error(file)));
	return false;
}

/** One more than the largest object number of the file. */
static uint32_t file_size(qpdf_data file)
{
	qpdf_oh trailer = qpdf_get_trailer(file);
	qpdf_oh size = qpdf_oh_get_key(file, trailer, "/Size");
	return (uint32_t)qpdf_oh_get_int_value(file, size);
}

static void list_pages(struct finisher *finisher)
{
	size_t count = finisher->f->pages->page_count;
	finisher->page_objects = g_new0(uint32_t, count);
	for (size_t i = 0; i < count; i++) {
		qpdf_oh page = qpdf_get_page_n(finisher->file, i);
		finisher->page_objects[i] = (uint32_t)qpdf_oh_get_object_id(finisher->file, page);
		qpdf_oh_release(finisher->file, page);
	}
}

/** Begins a new version of a dictionary: what it holds but for some keys, without its end. */
static GString *begin_dictionary(
	struct finisher *finisher, qpdf_oh dictionary, uint32_t object, const char *const *without)
{
	for (; *without; without++) {
		qpdf_oh_remove_key(finisher->file, dictionary, *without);
	}
	GString *to = update_begin(finisher->update, object);
	g_string_append(to, qpdf_oh_unparse_resolved(finisher->file, dictionary));
	g_string_truncate(to, to->len - strlen(">>"));
	return to;
}

/** cairo leaves out the marks of a page on which nothing is seen. */
static int restore_marks(GString *content, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		g_string_append_printf(content, "/Span << /MCID %u >> BDC EMC\n", i);
	}
	return (int)count;
}

/** Writes a page's content with its artifacts marked; 0 when its marks are not those that were asked for. */
static uint32_t write_content(struct finisher *finisher, qpdf_oh page, size_t index)
{
	unsigned char *bytes = NULL;
	size_t length = 0;
	if (qpdf_oh_get_page_content_data(finisher->file, page, &bytes, &length) != QPDF_SUCCESS) {
		return 0;
	}
	g_autoptr(GString) content = g_string_sized_new(length + length / 8);
	int marks = content_mark((const char *)bytes, length, content);
	free(bytes);
	if (marks == 0 && !strstr(content->str, CONTENT_ARTIFACT)) {
		marks = restore_marks(content, finisher->f->mark_counts[index]);
	}
	if (marks < 0 || (uint32_t)marks != finisher->f->mark_counts[index]) {
		diag_report(finisher->diag, DIAG_LIBRARY_FAILED, (struct source_pos){ 0 },
			"cannot finish the PDF: page %zu has %d marks instead of %u", index + 1, marks,
			finisher->f->mark_counts[index]);
		return 0;
	}
	uint32_t object = update_reserve(finisher->update);
	update_add_stream(finisher->update, object, "", content->str, content->len);
	return object;
}

static bool write_page(struct finisher *finisher, size_t index)
{
	static const char *const WITHOUT[] = { "/Annots", "/Contents", "/StructParents", "/Tabs", NULL };
	qpdf_oh page = qpdf_get_page_n(finisher->file, index);
	uint32_t content = write_content(finisher, page, index);
	if (content != 0) {
		GString *to = begin_dictionary(finisher, page, finisher->page_objects[index], WITHOUT);
		g_string_append_printf(to, "/Contents %u 0 R /StructParents %zu /Tabs /S /Annots [ ", content, index);
		links_append_page(finisher->f->links, (uint32_t)index, to);
		g_string_append(to, "] >>");
		update_end(finisher->update);
	}
	qpdf_oh_release(finisher->file, page);
	return content != 0;
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

static uint32_t write_catalog(struct finisher *finisher)
{
	static const char *const WITHOUT[] = { "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines",
		"/OutputIntents", "/StructTreeRoot", "/ViewerPreferences", NULL };
	const struct finishing *f = finisher->f;
	struct update *update = finisher->update;
	uint32_t structure = write_structure(finisher);
	uint32_t dests = links_write_dests(f->links, finisher->page_objects, update);
	uint32_t outline = outline_write(f->pages, f->links, update);
	uint32_t metadata = metadata_write_xmp(f->book, f->claims, update);
	uint32_t intent = write_intent(update);
	qpdf_oh root = qpdf_get_root(finisher->file);
	uint32_t object = (uint32_t)qpdf_oh_get_object_id(finisher->file, root);
	GString *to = begin_dictionary(finisher, root, object, WITHOUT);
	g_string_append_printf(to, "/StructTreeRoot %u 0 R /MarkInfo << /Marked true >> /Names << /Dests %u 0 R >> ",
		structure, dests);
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

static bool write_update(struct finisher *finisher)
{
	const struct finishing *f = finisher->f;
	list_pages(finisher);
	links_write(f->links, f->tags, finisher->page_objects, f->arena, finisher->update);
	for (size_t i = 0; i < f->pages->page_count; i++) {
		if (!write_page(finisher, i)) {
			return false;
		}
	}
	uint32_t root = write_catalog(finisher);
	update_finish(finisher->update, root, metadata_write_info(f->book, finisher->update));
	return true;
}

static bool has_name(qpdf_data file, qpdf_oh dictionary, const char *key, const char *name)
{
	qpdf_oh value = qpdf_oh_get_key(file, dictionary, key);
	bool found = qpdf_oh_is_name(file, value) && strcmp(qpdf_oh_get_name(file, value), name) == 0;
	qpdf_oh_release(file, value);
	return found;
}

static void replace_key(qpdf_data file, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
	qpdf_oh_replace_key(file, dictionary, key, value);
	qpdf_oh_release(file, value);
}

/** cairo 1.16 does not say how the glyphs of a TrueType font are numbered, and smooths the images of some patterns. */
static void mend_object(qpdf_data file, qpdf_oh object)
{
	bool stream = qpdf_oh_is_stream(file, object);
	qpdf_oh dictionary = stream ? qpdf_oh_get_dict(file, object) : object;
	if (stream && has_name(file, dictionary, "/Subtype", "/Image")) {
		qpdf_oh_remove_key(file, dictionary, "/Interpolate");
	} else if (qpdf_oh_is_dictionary(file, object) && has_name(file, object, "/Subtype", "/CIDFontType2")) {
		replace_key(file, object, "/CIDToGIDMap", qpdf_oh_new_name(file, "/Identity"));
	}
	if (stream) {
		qpdf_oh_release(file, dictionary);
	}
}

static bool holds(const GString *whole, const char *text)
{
	return memmem(whole->str, whole->len, text, strlen(text)) != NULL;
}

/** Looks at cairo's objects, unless its file says plainly that none is to be mended: most are parsed for nothing else. */
static void mend_objects(qpdf_data file, const GString *whole, uint32_t size)
{
	if (!holds(whole, "/CIDFontType2") && !holds(whole, "/Interpolate") && !holds(whole, "/ObjStm")) {
		return;
	}
	for (uint32_t i = 1; i < size; i++) {
		qpdf_oh object = qpdf_get_object_by_id(file, (int)i, 0);
		mend_object(file, object);
		qpdf_oh_release(file, object);
	}
}

/** Writes file and update as one; size is that of the file without it. */
static bool write_file(const GString *whole, uint32_t size, struct out *out, struct diag *diag)
{
	qpdf_data file = open_file(whole->str, whole->len);
	mend_objects(file, whole, size);
	qpdf_init_write_memory(file);
	qpdf_set_deterministic_ID(file, QPDF_TRUE);
	qpdf_set_object_stream_mode(file, qpdf_o_generate);
	qpdf_set_minimum_pdf_version(file, "1.7");
	qpdf_set_newline_before_endstream(file, QPDF_TRUE);
	qpdf_write(file);
	bool good = check(file, diag);
	if (good) {
		out_write(out, qpdf_get_buffer(file), qpdf_get_buffer_length(file));
	}
	qpdf_cleanup(&file);
	return good;
}

bool finish_write(
	const struct finishing *finishing, const char *bytes, size_t length, struct out *out, struct diag *diag)
{
	struct finisher finisher = { .f = finishing, .diag = diag, .file = open_file(bytes, length) };
	bool good = check(finisher.file, diag);
	uint32_t size = 0;
	if (good) {
		size = file_size(finisher.file);
		finisher.update = update_create(bytes, length, size);
		good = write_update(&finisher) && check(finisher.file, diag);
	}
	qpdf_cleanup(&finisher.file);
	good = good && write_file(update_text(finisher.update), size, out, diag);
	g_free(finisher.page_objects);
	update_destroy(finisher.update);
	return good;
}
