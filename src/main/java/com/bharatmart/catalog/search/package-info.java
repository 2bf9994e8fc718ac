/** The words of products: how search compares them, synonyms, corrections and suggestions. */
@NullMarked
package com.bharatmart.catalog.search;

import org.jspecify.annotations.NullMarked;
