package com.bharatmart.catalog.web;

import com.bharatmart.catalog.CategoryNode;
import com.bharatmart.catalog.list.Facets;
import com.bharatmart.catalog.list.ProductDetail;
import com.bharatmart.catalog.list.ProductList;
import com.bharatmart.catalog.list.ProductSummary;
import com.bharatmart.catalog.translation.Translation;
import com.bharatmart.catalog.translation.TranslationService;
import com.bharatmart.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts texts of another language in place of the shop's own, as far as there are any. The result equals what it was made of
 * if there are none.
 */
@Component
class CatalogTranslator {

    private final TranslationService translations;

    CatalogTranslator(TranslationService translations) {
        this.translations = translations;
    }

    /** @param language null for the shop's own */
    ProductList translate(ProductList list, @Nullable String language) {
        if (language == null) {
            return list;
        }
        var categories = translations.namesOfCategories(language);
        var facets = list.facets();
        return new ProductList(
                new Page<>(
                        summaries(list.page().data(), language, categories),
                        list.page().nextCursor()),
                list.total(),
                facets == null ? null : facets(facets, categories),
                list.correctedQuery());
    }

    /** @param language null for the shop's own */
    ProductDetail translate(ProductDetail product, @Nullable String language) {
        if (language == null) {
            return product;
        }
        var summary = product.summary();
        var texts = translations.textsOfProducts(List.of(summary.id().value()), language);
        return product.translated(
                summary(summary, texts, translations.namesOfCategories(language)),
                text(texts, summary).description());
    }

    /** @param language null for the shop's own */
    List<ProductSummary> translate(List<ProductSummary> products, @Nullable String language) {
        return language == null ? products : summaries(products, language, translations.namesOfCategories(language));
    }

    /** @param language null for the shop's own */
    List<CategoryNode> translateTree(List<CategoryNode> tree, @Nullable String language) {
        return language == null ? tree : nodes(tree, translations.namesOfCategories(language));
    }

    private List<ProductSummary> summaries(
            List<ProductSummary> products, String language, Map<String, String> categories) {
        var ids = products.stream().map(product -> product.id().value()).toList();
        var names = translations.namesOfProducts(ids, language);
        return products.stream()
                .map(product -> summary(product, names, categories))
                .toList();
    }

    private static ProductSummary summary(
            ProductSummary product, Map<UUID, Translation> texts, Map<String, String> categories) {
        var category = product.category();
        return product.translated(
                text(texts, product).name(), category == null ? null : categories.get(category.slug()));
    }

    private static Translation text(Map<UUID, Translation> texts, ProductSummary product) {
        return texts.getOrDefault(product.id().value(), new Translation(null, null));
    }

    private static Facets facets(Facets facets, Map<String, String> categories) {
        return facets.withCategories(facets.categories().stream()
                .map(term ->
                        new Facets.Term(term.slug(), categories.getOrDefault(term.slug(), term.name()), term.count()))
                .toList());
    }

    private static List<CategoryNode> nodes(List<CategoryNode> tree, Map<String, String> names) {
        return tree.stream()
                .map(node -> new CategoryNode(
                        node.id(),
                        node.slug(),
                        names.getOrDefault(node.slug(), node.name()),
                        nodes(node.children(), names)))
                .toList();
    }
}
