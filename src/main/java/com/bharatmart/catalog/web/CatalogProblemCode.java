package com.bharatmart.catalog.web;

import com.bharatmart.platform.problem.ProblemCode;
import org.springframework.http.HttpStatus;

/** The problems of products, categories and synonyms. */
enum CatalogProblemCode implements ProblemCode {
    SLUG_TAKEN(
            HttpStatus.CONFLICT,
            "Another product or category has this slug.",
            "Choose another slug, or leave it out to have one made."),
    SKU_TAKEN(HttpStatus.CONFLICT, "Another variant has this SKU.", "Choose another SKU."),
    LAST_VARIANT(HttpStatus.CONFLICT, "The variant is the only one of its product.", "Archive the product instead."),
    CATEGORY_EXISTS(
            HttpStatus.CONFLICT,
            "The parent has a category of this name.",
            "Use that category, or choose another name."),
    CATEGORY_CYCLE(
            HttpStatus.CONFLICT, "The new parent is the category itself or is below it.", "Choose another parent."),
    CATEGORY_NOT_EMPTY(
            HttpStatus.CONFLICT, "The category has categories or products in it.", "Move or remove them first."),
    SYNONYM_EXISTS(
            HttpStatus.CONFLICT,
            "Another group of synonyms has one of the terms.",
            "Add the terms to that group, or leave the term out."),
    SYNONYM_LIMIT(
            HttpStatus.CONFLICT, "There are as many groups of synonyms as there may be.", "Remove a group first.");

    private final HttpStatus status;
    private final String when;
    private final String action;

    CatalogProblemCode(HttpStatus status, String when, String action) {
        this.status = status;
        this.when = when;
        this.action = action;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String when() {
        return when;
    }

    @Override
    public String action() {
        return action;
    }
}
