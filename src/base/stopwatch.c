#include "base/stopwatch.h"

#include <glib.h>
#include <string.h>

#include "base/world.h"

struct step {
	const char *name;
	int64_t time; // microseconds
};

struct stopwatch {
	struct world *world;
	int64_t last;
	GArray *steps; // struct step
};

struct stopwatch *stopwatch_create(struct world *world)
{
	struct stopwatch *stopwatch = g_new0(struct stopwatch, 1);
	stopwatch->world = world;
	stopwatch->last = world_ticks(world);
	stopwatch->steps = g_array_new(FALSE, TRUE, sizeof(struct step));
	return stopwatch;
}

void stopwatch_destroy(struct stopwatch *stopwatch)
{
	if (stopwatch) {
		g_array_free(stopwatch->steps, TRUE);
		g_free(stopwatch);
	}
}

static struct step *find_step(struct stopwatch *stopwatch, const char *name)
{
	for (guint i = 0; i < stopwatch->steps->len; i++) {
		struct step *step = &g_array_index(stopwatch->steps, struct step, i);
		if (strcmp(step->name, name) == 0) {
			return step;
		}
	}
	struct step step = { .name = name };
	g_array_append_val(stopwatch->steps, step);
	return &g_array_index(stopwatch->steps, struct step, stopwatch->steps->len - 1);
}

void stopwatch_lap(struct stopwatch *stopwatch, const char *step)
{
	if (stopwatch) {
		int64_t now = world_ticks(stopwatch->world);
		find_step(stopwatch, step)->time += now - stopwatch->last;
		stopwatch->last = now;
	}
}

void stopwatch_print(const struct stopwatch *stopwatch, FILE *stream)
{
	int64_t whole = 0;
	for (guint i = 0; stopwatch && i < stopwatch->steps->len; i++) {
		whole += g_array_index(stopwatch->steps, struct step, i).time;
	}
	for (guint i = 0; stopwatch && i < stopwatch->steps->len; i++) {
		const struct step *step = &g_array_index(stopwatch->steps, struct step, i);
		fprintf(stream, "%-8s %9.1f ms %5.1f %%\n", step->name, (double)step->time / 1000,
			whole > 0 ? 100.0 * (double)step->time / (double)whole : 0);
	}
}
