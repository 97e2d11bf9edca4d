#include "batch/worker.h"

void worker_init(struct worker *worker)
{
	locale_t locale = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
	*worker = (struct worker){
		.locale = locale ? locale : newlocale(LC_ALL_MASK, "C", (locale_t)0),
	};
}

void worker_finish(struct worker *worker)
{
	font_set_destroy(worker->fonts);
	freelocale(worker->locale);
}

struct font_set *worker_fonts(struct worker *worker, struct diag *diag)
{
	if (!worker->fonts) {
		worker->fonts = font_set_create(diag);
	}
	return worker->fonts;
}

locale_t worker_enter(const struct worker *worker)
{
	return uselocale(worker->locale);
}

void worker_leave(locale_t before)
{
	uselocale(before);
}
