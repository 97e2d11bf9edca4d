#include "batch/paragraphs.h"

#include "batch/config.h"
#include "batch/reading.h"
#include "type/line_dump.h"
#include "source/source.h"

static const enum line_dump_stage stages[DUMP_STAGES] = {
	[DUMP_BREAKS] = LINE_DUMP_BREAKS,
	[DUMP_ADVANCES] = LINE_DUMP_ADVANCES,
	[DUMP_LINES] = LINE_DUMP_LINES,
};

static struct line_dump start(
	const struct dump_request *request, const struct style *style, struct shaper *shaper, const char *lang)
{
	double size = style->page.font_size;
	return (struct line_dump){
		.stage = stages[request->stage],
		.shaper = shaper,
		.measure = request->measure * size,
		.options = {
			.style = style,
			.base = &style->blocks[ROLE_BODY],
			.family = style->blocks[ROLE_BODY].family,
			.weight = style->blocks[ROLE_BODY].weight,
			.size = size,
			.letter_spacing = style->blocks[ROLE_BODY].letter_spacing * size,
			.indent = request->indent * size,
			.align = ALIGN_JUSTIFY,
			.lang = lang,
		},
	};
}

static void dump_tree(struct line_dump *dump, const struct doc *doc, const struct block *root, struct out *out)
{
	for (const struct block *block = root; block; block = block_next(block, root)) {
		if (block->first_span) {
			dump->options.lang = doc_block_lang(doc, block);
			line_dump_block(dump, block, out);
		}
	}
}

static bool dump_markdown(const struct dump_request *request, struct worker *worker, struct font_set *fonts,
	struct arena *arena, struct out *out, struct diag *diag)
{
	struct reading reading;
	if (!reading_load(
		    &reading, request->input, NULL, request->settings, worker->remote, PASS_NUMBER, arena, diag)) {
		return false;
	}
	struct shaper *shaper = shaper_create(fonts, &reading.style, arena, diag);
	struct line_dump dump = start(request, &reading.style, shaper, reading.doc->lang);
	dump.options.doc = reading.doc;
	for (size_t i = 0; i < doc_tree_count(reading.doc); i++) {
		dump_tree(&dump, reading.doc, doc_tree_at(reading.doc, i), out);
	}
	shaper_destroy(shaper);
	return true;
}

static bool dump_text(const struct dump_request *request, struct font_set *fonts, struct arena *arena, struct out *out,
	struct diag *diag)
{
	const struct settings *settings = request->settings;
	struct source_options options = {
		.world = settings->world, .encoding = settings->encoding, .root = settings->root
	};
	struct source source;
	struct config config;
	struct style style;
	if (!source_load(&source, request->input, &options, arena, diag) ||
		!config_load(&config, request->input, source.root, settings, arena, diag) ||
		!config_style(&style, &config, settings, arena, diag)) {
		return false;
	}
	struct shaper *shaper = shaper_create(fonts, &style, arena, diag);
	struct line_dump dump = start(request, &style, shaper, settings->lang ? settings->lang : "zh-Hans");
	const char *line = source.text;
	const char *end = source.text + source.length;
	while (line < end) {
		size_t length = strcspn(line, "\n");
		g_autofree char *text = g_strndup(line, length);
		line_dump_text(&dump, text, out);
		line += length + 1;
	}
	shaper_destroy(shaper);
	return true;
}

bool paragraphs_dump(const struct dump_request *request, struct worker *worker, struct out *out, struct diag *diag)
{
	struct font_set *fonts = request->em_metrics ? NULL : worker_fonts(worker, diag);
	if (!request->em_metrics && !fonts) {
		return false;
	}
	struct arena *arena = arena_create();
	bool good = request->markdown ? dump_markdown(request, worker, fonts, arena, out, diag)
				      : dump_text(request, fonts, arena, out, diag);
	arena_destroy(arena);
	return good;
}
