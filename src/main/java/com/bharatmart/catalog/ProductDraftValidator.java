package com.bharatmart.catalog;

import com.bharatmart.media.MediaService;
import com.bharatmart.media.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds out which products of many can be written. */
@Component
class ProductDraftValidator {

    private final VariantRepository variants;
    private final MediaService media;

    ProductDraftValidator(VariantRepository variants, MediaService media) {
        this.variants = variants;
        this.media = media;
    }

    /**
     * The drafts without the rejected ones, and without the variants whose SKU belongs to another product, in the database
     * or earlier among the drafts.
     */
    List<ProductDraft> validate(List<ProductDraft> drafts, List<ProductRejection> rejections) {
        return withKnownPictures(withFreeSkus(drafts, rejections), rejections);
    }

    private List<ProductDraft> withFreeSkus(List<ProductDraft> drafts, List<ProductRejection> rejections) {
        var owners = variants.owners(drafts.stream()
                .flatMap(draft -> draft.variants().stream())
                .map(VariantDraft::sku)
                .toList());
        var accepted = new ArrayList<ProductDraft>();
        for (var draft : drafts) {
            var slug = Slug.ofHandle(draft.handle());
            if (slug.isEmpty()) {
                rejections.add(new ProductRejection(draft.handle(), null, "the handle has neither letters nor digits"));
                continue;
            }
            var own = new ArrayList<VariantDraft>();
            for (var variant : draft.variants()) {
                if (owners.computeIfAbsent(variant.sku(), _ -> slug).equals(slug)) {
                    own.add(variant);
                } else {
                    rejections.add(
                            new ProductRejection(draft.handle(), variant.sku(), "the sku belongs to another product"));
                }
            }
            accepted.add(draft.withVariants(own));
        }
        return accepted;
    }

    /** The file of another shop may name pictures that are not in this one. */
    private List<ProductDraft> withKnownPictures(List<ProductDraft> drafts, List<ProductRejection> rejections) {
        var unknown = drafts.stream().flatMap(draft -> pictures(draft).stream()).collect(Collectors.toSet());
        if (unknown.isEmpty()) {
            return drafts;
        }
        unknown.removeAll(
                media.findAndLock(unknown.stream().map(Picture::id).toList()).values());
        return drafts.stream()
                .filter(draft -> {
                    var isComplete = pictures(draft).stream().noneMatch(unknown::contains);
                    if (!isComplete) {
                        rejections.add(new ProductRejection(
                                draft.handle(), null, "it has a picture that is not in this shop"));
                    }
                    return isComplete;
                })
                .toList();
    }

    private static Set<Picture> pictures(ProductDraft draft) {
        return Stream.concat(
                        draft.images().stream().map(ProductImage::url),
                        draft.variants().stream().map(VariantDraft::image).filter(Objects::nonNull))
                .flatMap(url -> Picture.parse(url).stream())
                .collect(Collectors.toSet());
    }
}
