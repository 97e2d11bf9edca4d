#include "sketch.h"

#include <string.h>

void sketch_init(struct sketch *out, const char *markdown, struct source_options options)
{
	out->world = world_create();
	out->arena = arena_create();
	out->diag = diag_create();
	struct source source = {
		.path = "/nonexistent/t.md",
		.root = "/nonexistent",
		.text = arena_strdup(out->arena, markdown),
		.length = strlen(markdown),
	};
	source.file = diag_add_file(out->diag, source.path, source.text, source.length);
	options.world = out->world;
	out->doc = doc_from_source(&source, &options, out->arena, out->diag);
}

void sketch_finish(struct sketch *sketch)
{
	diag_destroy(sketch->diag);
	arena_destroy(sketch->arena);
	world_destroy(sketch->world);
}

static void put_spans(GString *out, const struct span *first);

static void put_span(GString *out, const struct span *span)
{
	if (span->kind == SPAN_TEXT) {
		g_string_append(out, span->as.text);
	} else if (span->kind == SPAN_CODE) {
		g_string_append_printf(out, "`%s`", span->as.code);
	} else if (span->kind == SPAN_MATH) {
		g_string_append_printf(out, "$%s$", span->as.code);
	} else if (span->kind == SPAN_BREAK) {
		g_string_append(out, span->as.break_kind == BREAK_HARD ? "//" : "/");
	} else if (span->kind == SPAN_NOTE_REF) {
		g_string_append_printf(out, "^%s", span->as.note_ref.note->label);
	} else if (span->kind == SPAN_IMAGE) {
		g_string_append_printf(out, "image<%s|%s>", span->as.image.url, span->as.image.alt);
	} else if (span->kind == SPAN_LINK) {
		g_string_append_printf(out, "link<%s>", span->as.link.url);
		put_spans(out, span->first_child);
	} else if (span->kind == SPAN_RUBY) {
		g_string_append_printf(out, "ruby<%s>", span->as.ruby);
		put_spans(out, span->first_child);
	} else {
		g_string_append(out, span_kind_name(span->kind));
		put_spans(out, span->first_child);
	}
}

static void put_spans(GString *out, const struct span *first)
{
	g_string_append_c(out, '{');
	for (const struct span *span = first; span; span = span->next) {
		put_span(out, span);
	}
	g_string_append_c(out, '}');
}

static void put_block(GString *out, const struct block *block)
{
	g_string_append(out, block_kind_name(block->kind));
	if (block->kind == BLOCK_HEADING) {
		g_string_append_printf(out, "%d", block->as.heading.level);
	} else if (block->kind == BLOCK_LIST && block->as.list.ordered) {
		g_string_append_printf(out, "%d%c", block->as.list.start, block->as.list.delimiter);
	} else if (block->kind == BLOCK_ITEM && block->as.item.task != TASK_NONE) {
		g_string_append(out, block->as.item.task == TASK_DONE ? "[x]" : "[ ]");
	} else if (block->kind == BLOCK_CODE || block->kind == BLOCK_MATH) {
		const char *info = block->as.code.info;
		g_string_append_printf(out, "%s`%s`", info ? info : "", block->as.code.text);
	} else if (block->kind == BLOCK_ADMONITION) {
		g_string_append_printf(out, "<%s>", block->as.admonition.type);
	} else if (block->kind == BLOCK_DETAILS && block->as.details.open) {
		g_string_append(out, "<open>");
	}
	if (block->name) {
		g_string_append_printf(out, "#%s", block->name);
	}
	if (block->first_span) {
		put_spans(out, block->first_span);
	}
	if (block->first_child) {
		g_string_append_c(out, '{');
		for (const struct block *child = block->first_child; child; child = child->next) {
			put_block(out, child);
		}
		g_string_append_c(out, '}');
	}
}

char *sketch_text(const struct sketch *sketch)
{
	GString *out = g_string_new(NULL);
	for (const struct block *block = sketch->doc->root->first_child; block; block = block->next) {
		put_block(out, block);
	}
	for (size_t i = 0; i < sketch->doc->note_count; i++) {
		put_block(out, sketch->doc->notes[i]->body);
	}
	return g_string_free(out, FALSE);
}

char *sketch_messages(const struct sketch *sketch)
{
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < diag_message_count(sketch->diag); i++) {
		const struct message *message = diag_message_at(sketch->diag, i);
		g_string_append_printf(out, "%s%u:%u %s", i > 0 ? " " : "", message->pos.line, message->pos.column,
			diag_code_name(message->code));
	}
	return g_string_free(out, FALSE);
}

void sketch_check(const char *markdown, struct source_options options, const char *tree, const char *messages)
{
	struct sketch sketch;
	sketch_init(&sketch, markdown, options);
	g_autofree char *found = sketch_text(&sketch);
	g_autofree char *said = sketch_messages(&sketch);
	g_test_message("%s", markdown);
	g_assert_cmpstr(found, ==, tree);
	if (messages) {
		g_assert_cmpstr(said, ==, messages);
	}
	sketch_finish(&sketch);
}

void sketch_check_rows(struct source_options options, const struct sketch_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sketch_check(rows[i].markdown, options, rows[i].tree, "");
	}
}

void sketch_check_cases(struct source_options options, const struct sketch_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sketch_check(cases[i].markdown, options, cases[i].tree, cases[i].messages);
	}
}
