#include "batch/inspect.h"

#include "base/file.h"
#include "batch/config.h"
#include "batch/paragraphs.h"
#include "batch/reading.h"
#include "doc/book.h"
#include "doc/dump.h"
#include "layout/layout.h"
#include "style/resolve.h"
#include "style/theme.h"
#include "style/theme_print.h"

bool inspect_knows_pass(const char *name)
{
	enum pass pass;
	return pass_find(name, &pass);
}

char *inspect_pass_names(void)
{
	GString *names = g_string_new(NULL);
	for (size_t i = 0; i < PASS_COUNT; i++) {
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", pass_name((enum pass)i));
	}
	return g_string_free(names, FALSE);
}

static bool dump_pages(const struct dump_request *request, const struct reading *reading, struct arena *arena,
	struct out *out, struct diag *diag)
{
	struct font_set *fonts = request->em_metrics ? NULL : font_set_create(diag);
	bool good = request->em_metrics || fonts;
	if (good) {
		const struct book *book = book_from_doc(reading->doc, request->settings->world, arena);
		const struct layout_options options = { .debug_boxes = request->settings->debug_boxes };
		pages_dump(layout_book(book, &reading->style, fonts, &options, arena, diag), out);
	}
	font_set_destroy(fonts);
	return good;
}

static bool dump_reading(const struct dump_request *request, const struct reading *reading, struct arena *arena,
	struct out *out, struct diag *diag)
{
	switch (request->stage) {
	case DUMP_DOC:
		dump_doc(reading->doc, out);
		return true;
	case DUMP_TEXT:
		dump_text(reading->doc, out);
		return true;
	case DUMP_PAGES:
		return dump_pages(request, reading, arena, out, diag);
	case DUMP_BREAKS:
	case DUMP_ADVANCES:
	case DUMP_LINES:
	case DUMP_STAGES:
		break; // paragraphs_dump
	}
	return false;
}

static bool dump(const struct dump_request *request, struct worker *worker, struct out *out, struct diag *diag)
{
	if (request->stage >= DUMP_BREAKS) {
		return paragraphs_dump(request, worker, out, diag);
	}
	enum pass last = PASS_NUMBER;
	if (request->after && !pass_find(request->after, &last)) {
		g_error("the pass '%s' was not checked", request->after);
	}
	struct arena *arena = arena_create();
	struct reading reading;
	bool good =
		reading_load(&reading, request->input, NULL, request->settings, worker->remote, last, arena, diag) &&
		dump_reading(request, &reading, arena, out, diag);
	arena_destroy(arena);
	return good;
}

bool inspect_dump(const struct dump_request *request, struct worker *worker, struct out *out, struct diag *diag)
{
	locale_t before = worker_enter(worker);
	bool good = dump(request, worker, out, diag);
	worker_leave(before);
	return good;
}

bool inspect_fonts(struct out *out, struct diag *diag)
{
	struct font_set *fonts = font_set_create(diag);
	if (!fonts) {
		return false;
	}
	font_set_describe(fonts, out);
	font_set_destroy(fonts);
	return true;
}

void inspect_themes(struct world *world, struct out *out, struct diag *diag)
{
	struct arena *arena = arena_create();
	for (size_t i = 0; i < theme_builtin_count(); i++) {
		struct theme theme;
		if (theme_load(&theme, theme_builtin_name(i), world, arena, diag)) {
			out_printf(out, "%-10s %s\n", theme.name, theme.summary ? theme.summary : "");
		}
	}
	arena_destroy(arena);
}

// The theme of a document in the working folder.
static bool load_theme_here(struct theme *out, const struct settings *settings, struct arena *arena, struct diag *diag)
{
	static const char here[] = ".";
	const char *root = file_source_root(here, settings->world, arena);
	if (!root) {
		diag_report(diag, DIAG_CANNOT_READ, (struct source_pos){ 0 }, "the working folder is not there");
		return false;
	}
	struct config config;
	return config_load(&config, here, root, settings, arena, diag) &&
		config_theme(out, &config, settings, arena, diag);
}

bool inspect_theme(const char *name, const struct settings *settings, struct out *out, struct diag *diag)
{
	struct arena *arena = arena_create();
	struct theme theme;
	bool loaded = name ? theme_load(&theme, name, settings->world, arena, diag)
			   : load_theme_here(&theme, settings, arena, diag);
	if (loaded) {
		struct style style;
		struct origins *origins = origins_create(arena);
		resolve_recorded(&style, &theme, settings->overrides, origins, arena, diag);
		theme_print(out, &theme, origins, diag);
		origins_destroy(origins);
	}
	arena_destroy(arena);
	return loaded;
}

void inspect_theme_template(struct out *out, struct diag *diag)
{
	struct arena *arena = arena_create();
	theme_print_template(out, arena, diag);
	arena_destroy(arena);
}
