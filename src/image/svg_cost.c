#include "image/svg_cost.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/*
 * An element costs its own weight, what its children cost, and what the elements cost that it refers to. The last part
 * is found in rounds: in each, a reference counts for what its target cost in the round before. Costs stop changing
 * after as many rounds as references nest. Those that go round in a circle never stop.
 */

enum {
	ROUNDS_MAX = 32,
	COST_MAX = 100000,
	COST_PER_ELEMENT = 4, // beyond COST_MAX: large plots repeat small things many times
	FILTER_WEIGHT = 100,  // of one step of a filter, which works on many pixels
};

struct element {
	size_t parent;
	double weight;
};

struct reference {
	size_t from;  // the index of its element
	char *target; // the id that it names
};

struct svg_cost {
	GArray *elements;    // struct element, parents before children; the first stands for the file
	GArray *references;  // struct reference
	GHashTable *indexes; // of elements, by id
	size_t open;
	bool too_strong; // a filter's number is too large
};

static const struct {
	const char *element;
	double weight;
} weights[] = {
	{ "feConvolveMatrix", 5000 },
	{ "feMorphology", 5000 },
	{ "feTurbulence", 5000 },
	{ "linearGradient", 0 },
	{ "radialGradient", 0 },
	{ "stop", 0 },
};

static const struct {
	const char *element, *attribute;
	double max;
} limits[] = {
	{ "feConvolveMatrix", "order", 16 }, // librsvg 2.54 aborts when the matrix has some thousand numbers
	{ "feDropShadow", "stdDeviation", 100 },
	{ "feGaussianBlur", "stdDeviation", 100 },
	{ "feMorphology", "radius", 100 },
	{ "feTurbulence", "numOctaves", 8 },
};

static void clear_reference(void *reference)
{
	g_free(((struct reference *)reference)->target);
}

struct svg_cost *svg_cost_create(void)
{
	struct svg_cost *cost = g_new0(struct svg_cost, 1);
	cost->elements = g_array_new(FALSE, TRUE, sizeof(struct element));
	g_array_set_size(cost->elements, 1);
	cost->references = g_array_new(FALSE, FALSE, sizeof(struct reference));
	g_array_set_clear_func(cost->references, clear_reference);
	cost->indexes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return cost;
}

void svg_cost_destroy(struct svg_cost *cost)
{
	if (cost) {
		g_array_unref(cost->elements);
		g_array_unref(cost->references);
		g_hash_table_unref(cost->indexes);
		g_free(cost);
	}
}

static double weight_of(const char *element)
{
	for (size_t i = 0; i < G_N_ELEMENTS(weights); i++) {
		if (strcmp(element, weights[i].element) == 0) {
			return weights[i].weight;
		}
	}
	return strncmp(element, "fe", 2) == 0 ? FILTER_WEIGHT : 1;
}

// Whether all numbers of a list are at most max.
static bool is_within(const char *list, double max)
{
	for (;;) {
		list += strspn(list, " \t\r\n,");
		char *end;
		double number = g_ascii_strtod(list, &end);
		if (end == list) {
			return true;
		}
		if (!(number <= max)) {
			return false;
		}
		list = end;
	}
}

static bool is_too_strong(const char *element, const char *attribute, const char *value)
{
	for (size_t i = 0; i < G_N_ELEMENTS(limits); i++) {
		if (strcmp(element, limits[i].element) == 0 && strcmp(attribute, limits[i].attribute) == 0) {
			return !is_within(value, limits[i].max);
		}
	}
	return false;
}

// The id that the next url() names, which the caller frees; NULL when there is no more. Moves *at behind it.
static char *next_url(const char **at)
{
	for (const char *text = *at; *text; text++) {
		if (g_ascii_strncasecmp(text, "url(", 4) != 0) {
			continue;
		}
		const char *name = text + 4;
		name += strspn(name, " \t\r\n\"'#");
		size_t length = strcspn(name, " \t\r\n\"')");
		*at = name + length;
		return g_strndup(name, length);
	}
	return NULL;
}

// Takes the id over.
static void refer(struct svg_cost *cost, char *id)
{
	struct reference reference = { .from = cost->open, .target = id };
	g_array_append_val(cost->references, reference);
}

static void take_attribute(struct svg_cost *cost, const char *element, const char *name, const char *value)
{
	static const char *const drawing[] = { "use", "pattern", "feImage", NULL };
	const char *colon = strrchr(name, ':');
	const char *local = colon ? colon + 1 : name;
	cost->too_strong = cost->too_strong || is_too_strong(element, local, value);
	if (strcmp(local, "id") == 0 && !g_hash_table_contains(cost->indexes, value)) {
		g_hash_table_insert(cost->indexes, g_strdup(value), GSIZE_TO_POINTER(cost->open));
	}
	if (strcmp(local, "href") == 0 && g_strv_contains(drawing, element)) {
		refer(cost, g_strdup(value + strspn(value, " \t\r\n#")));
	}
	char *id;
	while ((id = next_url(&value))) {
		refer(cost, id);
	}
}

void svg_cost_open(struct svg_cost *cost, const char *element, const char **names, const char **values)
{
	struct element opened = { .parent = cost->open, .weight = weight_of(element) };
	cost->open = cost->elements->len;
	g_array_append_val(cost->elements, opened);
	for (size_t i = 0; names[i]; i++) {
		take_attribute(cost, element, names[i], values[i]);
	}
}

void svg_cost_close(struct svg_cost *cost)
{
	cost->open = g_array_index(cost->elements, struct element, cost->open).parent;
}

// 0, the index of the file itself, stands for an id that no element has.
static size_t index_of(const struct svg_cost *cost, const char *id)
{
	return GPOINTER_TO_SIZE(g_hash_table_lookup(cost->indexes, id));
}

// One round: what all elements cost, from what they cost in the round before.
static void add_up(const struct svg_cost *cost, const double *before, double *costs)
{
	for (guint i = 0; i < cost->elements->len; i++) {
		costs[i] = g_array_index(cost->elements, struct element, i).weight;
	}
	for (guint i = 0; i < cost->references->len; i++) {
		const struct reference *reference = &g_array_index(cost->references, struct reference, i);
		size_t target = index_of(cost, reference->target);
		costs[reference->from] += target > 0 ? before[target] : 0;
	}
	for (guint i = cost->elements->len - 1; i > 0; i--) {
		costs[g_array_index(cost->elements, struct element, i).parent] += costs[i];
	}
}

static double css_cost(const struct svg_cost *cost, const double *costs, const char *css)
{
	double sum = 0;
	char *id;
	while ((id = next_url(&css))) {
		size_t target = index_of(cost, id);
		sum += target > 0 ? costs[target] * cost->elements->len : 0;
		g_free(id);
	}
	return sum;
}

const char *svg_cost_problem(const struct svg_cost *cost, const char *css)
{
	static const char too_much[] = "the SVG repeats its elements or filters too often";
	if (cost->too_strong) {
		return "a filter of the SVG is too strong";
	}
	size_t size = cost->elements->len * sizeof(double);
	double max = COST_MAX + (double)COST_PER_ELEMENT * cost->elements->len;
	g_autofree double *before = g_malloc0(size);
	g_autofree double *costs = g_malloc0(size);
	for (int round = 0; round < ROUNDS_MAX; round++) {
		add_up(cost, before, costs);
		if (costs[0] > max) {
			return too_much;
		}
		if (memcmp(before, costs, size) == 0) {
			return costs[0] + css_cost(cost, costs, css) > max ? too_much : NULL;
		}
		memcpy(before, costs, size);
	}
	return "references in the SVG nest too deeply or go round in a circle";
}
