/** Products as they are listed and shown: lists, filters, facets and details for shoppers, and the list for staff. */
@NullMarked
package com.bharatmart.catalog.list;

import org.jspecify.annotations.NullMarked;
