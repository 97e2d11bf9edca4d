#include "pass/notes.h"

// Numbers the notes that a tree refers to and were not met before, and appends them to `met`.
static void number_references(const struct doc *doc, struct block *root, GPtrArray *met)
{
	for (struct block *block = root; block; block = block_next(block, root)) {
		for (struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind != SPAN_NOTE_REF) {
				continue;
			}
			struct note *note = span->as.note_ref.note;
			if (note->number == 0) {
				g_ptr_array_add(met, note);
				note->number = met->len;
				note->xml_id = arena_printf(doc->arena, "fn%u", note->number);
			}
			span->as.note_ref.ordinal = (uint32_t)++note->reference_count;
		}
	}
}

static void store_references(struct block *root)
{
	for (struct block *block = root; block; block = block_next(block, root)) {
		for (struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_NOTE_REF) {
				struct note *note = span->as.note_ref.note;
				note->references[span->as.note_ref.ordinal - 1] = span;
			}
		}
	}
}

static void report_unused(const struct doc *doc, struct diag *diag)
{
	for (size_t i = 0; i < doc->note_count; i++) {
		const struct note *note = doc->notes[i];
		if (note->number == 0) {
			diag_report(diag, DIAG_NOTE_UNUSED, note->body->pos, "nothing refers to footnote '%s'",
				note->label);
		}
	}
}

void notes_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	g_autoptr(GPtrArray) met = g_ptr_array_new();
	number_references(doc, doc->root, met);
	for (guint i = 0; i < met->len; i++) {
		const struct note *note = g_ptr_array_index(met, i);
		number_references(doc, note->body, met);
	}
	report_unused(doc, diag);
	for (guint i = 0; i < met->len; i++) {
		struct note *note = g_ptr_array_index(met, i);
		note->references = arena_new_array(doc->arena, struct span *, note->reference_count);
		doc->notes[i] = note;
	}
	doc->note_count = met->len;
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		store_references(doc_tree_at(doc, i));
	}
}
