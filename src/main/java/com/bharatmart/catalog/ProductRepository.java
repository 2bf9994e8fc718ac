package com.bharatmart.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Products as aggregates, for changes. Lists for shoppers read the tables by SQL. */
interface ProductRepository extends Repository<Product, ProductId> {

    /** With their variants in the same query. A second one reads the images of all. */
    @Query("select distinct p from Product p left join fetch p.variants where p.slug in :slugs")
    List<Product> findBySlugs(Collection<String> slugs);

    /** With its variants in the same query. */
    @Query("select p from Product p left join fetch p.variants where p.id = :id")
    Optional<Product> find(ProductId id);

    /** As {@link #findBySlugs}. */
    @Query("select distinct p from Product p left join fetch p.variants where p.id in :ids order by p.id")
    List<Product> findByIds(Collection<ProductId> ids);

    boolean existsBySlug(String slug);

    void save(Product product);

    void saveAll(Iterable<Product> products);

    void flush();
}
