/* Preloaded into a program whose lists have no accessible text: writes down every text that it draws.
   A record is "x y text" with a NUL at its end; x and y are the place in the window. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

typedef void show_layout(void *cairo, void *layout);
typedef void current_point(void *cairo, double *x, double *y);
typedef const char *get_text(void *layout);

void pango_cairo_show_layout(void *cairo, void *layout)
{
	static FILE *record;
	const char *path = getenv("FROMLINE_DRAWN");
	if (!record && path)
		record = fopen(path, "a");
	if (record) {
		double x = 0, y = 0;
		((current_point *)dlsym(RTLD_DEFAULT, "cairo_get_current_point"))(cairo, &x, &y);
		((current_point *)dlsym(RTLD_DEFAULT, "cairo_user_to_device"))(cairo, &x, &y);
		fprintf(record, "%.0f %.0f %s%c", x, y,
			((get_text *)dlsym(RTLD_DEFAULT, "pango_layout_get_text"))(layout), 0);
		fflush(record);
	}
	((show_layout *)dlsym(RTLD_NEXT, "pango_cairo_show_layout"))(cairo, layout);
}
