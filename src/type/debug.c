#include "type/debug.h"

#include <glib.h>

static const uint8_t classes[] = {
	[CJK_OP] = DEBUG_OPENING,
	[CJK_CL] = DEBUG_CLOSING,
	[CJK_COMMA] = DEBUG_COMMA,
	[CJK_STOP] = DEBUG_STOP,
	[CJK_COLON] = DEBUG_COMMA,
	[CJK_EXQ] = DEBUG_STOP,
	[CJK_EXQ_PAIR] = DEBUG_STOP,
	[CJK_MID] = DEBUG_JOINT,
	[CJK_CONN] = DEBUG_JOINT,
	[CJK_DASH] = DEBUG_JOINT,
	[CJK_ELL] = DEBUG_JOINT,
	[CJK_SOL] = DEBUG_JOINT,
	[CJK_ID] = DEBUG_IDEOGRAPH,
	[CJK_KANA] = DEBUG_IDEOGRAPH,
	[CJK_SMALL_KANA] = DEBUG_IDEOGRAPH,
	[CJK_ITER] = DEBUG_IDEOGRAPH,
	[CJK_PROLONG] = DEBUG_IDEOGRAPH,
	[CJK_HANGUL] = DEBUG_IDEOGRAPH,
	[CJK_LATIN] = DEBUG_LATIN,
	[CJK_DIGIT] = DEBUG_DIGIT,
	[CJK_PRE] = DEBUG_DIGIT,
	[CJK_POST] = DEBUG_DIGIT,
	[CJK_SIGN] = DEBUG_DIGIT,
	[CJK_HYPHEN] = DEBUG_LATIN,
	[CJK_NARROW_OP] = DEBUG_LATIN,
	[CJK_NARROW_CL] = DEBUG_LATIN,
	[CJK_NARROW_MARK] = DEBUG_LATIN,
	[CJK_QUOTE] = DEBUG_LATIN,
	[CJK_OTHER] = DEBUG_OTHER,
	[CJK_COMPLEX] = DEBUG_OTHER,
	[CJK_EMOJI] = DEBUG_OTHER,
	[CJK_OBJECT] = DEBUG_OTHER,
	[CJK_SPACE] = DEBUG_OTHER,
	[CJK_IDSPACE] = DEBUG_OTHER,
	[CJK_NBSP] = DEBUG_OTHER,
	[CJK_JOINER] = DEBUG_OTHER,
	[CJK_ZWSP] = DEBUG_OTHER,
	[CJK_SHY] = DEBUG_OTHER,
	[CJK_NEWLINE] = DEBUG_OTHER,
	[CJK_EXTEND] = DEBUG_OTHER,
};
G_STATIC_ASSERT(G_N_ELEMENTS(classes) == CJK_CLASSES);

static const char *const class_names[] = {
	[DEBUG_IDEOGRAPH] = "ideograph",
	[DEBUG_OPENING] = "opening",
	[DEBUG_CLOSING] = "closing",
	[DEBUG_COMMA] = "comma",
	[DEBUG_STOP] = "stop",
	[DEBUG_JOINT] = "dash",
	[DEBUG_LATIN] = "Latin",
	[DEBUG_DIGIT] = "digit",
	[DEBUG_OTHER] = "other",
};
G_STATIC_ASSERT(G_N_ELEMENTS(class_names) == DEBUG_CLASSES);

static const char *const give_names[] = { "natural", "stretched", "shrunk" };
G_STATIC_ASSERT(G_N_ELEMENTS(give_names) == DEBUG_GIVES);

static const char *const break_names[] = { "allowed", "penalised", "last resort", "forced" };
G_STATIC_ASSERT(G_N_ELEMENTS(break_names) == DEBUG_BREAKS);

// Letters as they stand at a strip's edge: of keep, page and row.
static const char *const strip_names[] = { "-", "k", "p", "kp", "r", "kr", "pr", "kpr" };
G_STATIC_ASSERT(G_N_ELEMENTS(strip_names) == DEBUG_STRIPS);

static const struct {
	const char *name;
	const char *const *details;
	unsigned count;
} kinds[] = {
	[DEBUG_SPACE] = { "space", NULL, 0 },
	[DEBUG_BOX] = { "box", class_names, DEBUG_CLASSES },
	[DEBUG_GLUE] = { "glue", give_names, DEBUG_GIVES },
	[DEBUG_GRID] = { "grid", NULL, 0 },
	[DEBUG_STRIP] = { "strip", strip_names, DEBUG_STRIPS },
	[DEBUG_LINE] = { "line", NULL, 0 },
	[DEBUG_TRIM] = { "trim", NULL, 0 },
	[DEBUG_NATURAL] = { "natural-width", NULL, 0 },
	[DEBUG_BREAK] = { "break", break_names, DEBUG_BREAKS },
};
G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == DEBUG_KINDS);

enum debug_class debug_class_of(enum cjk_class class)
{
	return (enum debug_class)classes[class];
}

enum debug_break debug_break_of(enum breaks_kind kind)
{
	if (kind == BREAKS_MANDATORY) {
		return DEBUG_FORCED;
	}
	if (!breaks_is_normal(kind)) {
		return DEBUG_LAST_RESORT;
	}
	return breaks_penalty(kind) > 0 ? DEBUG_PENALISED : DEBUG_ALLOWED;
}

const char *debug_kind_name(enum debug_kind kind)
{
	return kinds[kind].name;
}

const char *debug_detail_name(enum debug_kind kind, unsigned detail)
{
	return detail < kinds[kind].count ? kinds[kind].details[detail] : NULL;
}

void debug_dump(const struct debug_mark *mark, struct out *out)
{
	const char *detail = debug_detail_name(mark->kind, mark->detail);
	out_puts(out, debug_kind_name(mark->kind));
	if (mark->kind == DEBUG_GRID) {
		out_printf(out, " %.2fx%.2f", mark->column, mark->row);
	}
	if (detail) {
		out_printf(out, " %s", detail);
	}
}
