package com.bharatmart.catalog.search;

import com.bharatmart.shared.Sku;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** What a text that a shopper types finds. */
@Service
public class SearchService {

    /** 3 to 40 letters of any script. */
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]{2,39}");

    /** A shorter text is the start of too many skus. */
    private static final int MIN_SKU_LENGTH = 3;

    private static final Pattern SKU = Pattern.compile(Sku.PATTERN);

    /** Digits only, or parts that are joined; few words look like that. */
    private static final Pattern SURE_SKU = Pattern.compile("\\d+|.*[^._/-][._/-][^._/-].*");

    private final SearchWordRepository words;
    private final SkuRepository skus;
    private final SynonymCache synonyms;

    SearchService(SearchWordRepository words, SkuRepository skus, SynonymCache synonyms) {
        this.words = words;
        this.skus = skus;
        this.synonyms = synonyms;
    }

    /**
     * Products with these words, their synonyms, or words that sound the same in another script.
     *
     * @param version of the catalogue, empty while it is not known. Synonyms are as old as it at most
     */
    public TextMatch words(String text, OptionalLong version) {
        var query = SearchQuery.parse(text);
        var inDevanagari = query.wordsInDevanagari();
        var spellings = inDevanagari.isEmpty() ? Map.<String, Set<String>>of() : words.spellings(inDevanagari);
        return TextMatch.words(query.toTsQuery(synonyms.at(version), spellings), query.excludesWords());
    }

    /** The products of this sku, if the text looks like one rather than like a word, and is one. */
    public Optional<TextMatch> exactSku(String text) {
        return isSku(text) && SURE_SKU.matcher(text).matches() ? match(skus.find(text)) : Optional.empty();
    }

    /** The products of this sku, or else those with skus that start so. */
    public Optional<TextMatch> sku(String text) {
        return isSku(text) ? match(skus.find(text)).or(() -> match(skus.startingWith(text))) : Optional.empty();
    }

    /**
     * The text with each word that neither names nor describes a product replaced by the most similar one that names one;
     * empty if there is nothing to replace.
     *
     * @param isFound whether the catalogue has this word
     */
    public Optional<String> corrected(String text, Predicate<String> isFound) {
        var normal = SearchText.normalize(text);
        var better = words.corrections(wordsOf(normal).distinct().toList());
        better.keySet().removeIf(isFound);
        return better.isEmpty()
                ? Optional.empty()
                : Optional.of(WORD.matcher(normal).replaceAll(word -> better.getOrDefault(word.group(), word.group())));
    }

    /** Learns the words of names of products, categories or brands. */
    public void addWords(Collection<String> names) {
        var all = new TreeSet<String>();
        names.forEach(name -> wordsOf(SearchText.normalize(name)).forEach(all::add));
        words.add(all);
    }

    private static boolean isSku(String text) {
        return text.length() >= MIN_SKU_LENGTH && SKU.matcher(text).matches();
    }

    private static Optional<TextMatch> match(List<UUID> products) {
        return products.isEmpty() ? Optional.empty() : Optional.of(TextMatch.products(products));
    }

    private static Stream<String> wordsOf(String normal) {
        return WORD.matcher(normal).results().map(MatchResult::group);
    }
}
