#include "style/style.h"

#include <glib.h>

#define NAME(role, word, offers) word,
static const char *const block_role_names[] = { BLOCK_ROLES(NAME) };
static const char *const text_role_names[] = { TEXT_ROLES(NAME) };
#undef NAME
#define NAME(family, word) word,
static const char *const family_names[] = { TYPE_FAMILIES(NAME) "inherit" };
#undef NAME

const char *style_family_name(enum type_family family)
{
	return family_names[family];
}

const char *style_block_role_name(enum block_role role)
{
	return block_role_names[role];
}

const char *style_text_role_name(enum text_role role)
{
	return text_role_names[role];
}

static enum block_role role_of_text(const struct block *block)
{
	static const enum block_role roles[] = {
#define ROLE(KIND, kind, word, WHOLE, FLATTENS, ROLE, TEXT_ROLE) ROLE_##TEXT_ROLE,
		BLOCK_KIND_LIST(ROLE)
#undef ROLE
	};
	for (const struct block *around = block->parent; around; around = around->parent) {
		if (roles[around->kind] != ROLE_BODY) {
			return roles[around->kind];
		}
	}
	return ROLE_BODY;
}

static enum block_role role_of_caption(const struct block *block)
{
	if (block->parent->kind == BLOCK_ADMONITION) {
		return ROLE_ADMONITION_TITLE;
	}
	return block->parent->kind == BLOCK_DETAILS ? ROLE_DETAILS_SUMMARY : ROLE_CAPTION;
}

static enum block_role role_of_heading(const struct block *block)
{
	int level = CLAMP(block->as.heading.level, 1, 6);
	return level == 1 ? ROLE_TITLE : (enum block_role)(ROLE_HEADING_2 + level - 2);
}

enum block_role style_role_of(const struct block *block)
{
	static const enum block_role roles[] = {
#define ROLE(KIND, kind, word, WHOLE, FLATTENS, ROLE, TEXT_ROLE) ROLE_##ROLE,
		BLOCK_KIND_LIST(ROLE)
#undef ROLE
	};
	if (block->kind == BLOCK_PARAGRAPH) {
		return role_of_text(block);
	}
	if (block->kind == BLOCK_CAPTION) {
		return role_of_caption(block);
	}
	if (block->kind == BLOCK_HEADING) {
		return role_of_heading(block);
	}
	if (block->kind == BLOCK_TABLE_CELL) {
		return block->as.cell.header ? ROLE_TABLE_HEAD : ROLE_TABLE;
	}
	return roles[block->kind];
}

bool style_text_role_of(enum span_kind kind, enum text_role *out)
{
	enum { TEXT_NONE = -1 };
	static const int roles[] = {
#define ROLE(KIND, kind, word, ROLE) TEXT_##ROLE,
		SPAN_KIND_LIST(ROLE)
#undef ROLE
	};
	if (roles[kind] < 0) {
		return false;
	}
	*out = (enum text_role)roles[kind];
	return true;
}
