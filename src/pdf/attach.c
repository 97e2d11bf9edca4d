#include "pdf/attach.h"

#include <string.h>

#include "pdf/metadata.h"

// The name of a chapter's file: its own where it is the only one.
static char *name_file(const struct book *book, const struct chapter *chapter)
{
	if (book->chapter_count > 1) {
		return g_strconcat(chapter->file_name, ".md", NULL);
	}
	bool standard_input = strcmp(chapter->doc->path, "-") == 0;
	return standard_input ? g_strdup("source.md") : g_path_get_basename(chapter->doc->path);
}

static uint32_t write_bytes(const struct book *book, const struct doc *doc, struct update *update)
{
	g_autoptr(GString) entries = g_string_new("/Type /EmbeddedFile /Subtype /text#2Fmarkdown /Params << ");
	g_string_append_printf(entries, "/Size %zu ", doc->text_length);
	metadata_append_date(entries, "ModDate", &book->modified);
	g_string_append(entries, ">>");
	uint32_t object = update_reserve(update);
	update_add_stream(update, object, entries->str, doc->text, doc->text_length);
	return object;
}

static uint32_t write_specification(const struct book *book, const struct chapter *chapter, struct update *update)
{
	g_autofree char *name = name_file(book, chapter);
	uint32_t bytes = write_bytes(book, chapter->doc, update);
	uint32_t object = update_reserve(update);
	GString *to = update_begin(update, object);
	g_string_append(to, "<< /Type /Filespec /AFRelationship /Source /F ");
	update_append_text(to, name);
	g_string_append(to, " /UF ");
	update_append_text(to, name);
	g_string_append(to, " /Desc ");
	update_append_text(to, chapter->doc->title);
	g_string_append_printf(to, " /EF << /F %u 0 R /UF %u 0 R >> >>", bytes, bytes);
	update_end(update);
	return object;
}

size_t attach_write(const struct book *book, struct update *update, GString *to)
{
	size_t count = 0;
	for (size_t i = 0; i < book->chapter_count; i++) {
		if (book->chapters[i].doc->text) {
			g_string_append_printf(to, "%u 0 R ", write_specification(book, &book->chapters[i], update));
			count++;
		}
	}
	return count;
}

void attach_append_names(const GString *references, GString *to)
{
	const char *end = references->str + references->len;
	g_string_append(to, "<< /Names [ ");
	unsigned number = 0;
	struct syntax reference = syntax_next_reference(references->str, end);
	while (reference.text) {
		// Names must be in order, as the numbers are.
		g_string_append_printf(to, "(source-%08u) %.*s ", ++number, (int)reference.length, reference.text);
		reference = syntax_next_reference(syntax_end(reference), end);
	}
	g_string_append(to, "] >> ");
}
