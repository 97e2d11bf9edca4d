#pragma once

#include "doc/doc.h"

/**
 * The places of a doc that a link's '#fragment' can lead to, by name. The doc must outlive the table, and its blocks
 * stay where they are.
 */
struct target_table;

struct target_table *target_table_create(const struct doc *doc);
/** Accepts NULL. */
void target_table_destroy(struct target_table *table);

/**
 * The block that a fragment (without '#', percent-encoded or not) names; NULL when none does. The name as it stands
 * comes first, then one that differs by case, then one that differs by marks and spaces: the older ways in which Hugo
 * and its neighbours made ids of headings agree in letters and digits.
 */
const struct block *target_find(const struct target_table *table, const char *fragment);
