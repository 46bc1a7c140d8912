/** The description of the HTTP interface (OpenAPI), made from the routes themselves. */
@NullMarked
package io.counterfoil.openapi;

import org.jspecify.annotations.NullMarked;
