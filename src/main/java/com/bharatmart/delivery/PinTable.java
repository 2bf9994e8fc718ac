package com.bharatmart.delivery;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** PIN codes and their states: 20,000 numbers in one array, less than 100 KB. */
final class PinTable {

    private static final int BITS_OF_STATES = 8;

    /** Ascending. The upper bits are the PIN code, the lower ones an index of {@link #states}. */
    private final int[] entries;

    /** The different sets of states, some dozens. */
    private final List<Set<IndianState>> states = new ArrayList<>();

    private PinTable(List<String> lines) {
        this.entries = lines.stream()
                .filter(line -> !line.startsWith("#"))
                .flatMapToInt(this::entriesOf)
                .sorted()
                .toArray();
    }

    static PinTable read() {
        return read(new ClassPathResource("delivery/pin-codes.txt"));
    }

    static PinTable read(Resource file) {
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.US_ASCII))) {
            return new PinTable(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of PIN codes cannot be read", e);
        }
    }

    /** Empty for an unknown code. */
    Set<IndianState> statesOf(PinCode pin) {
        var number = Integer.parseInt(pin.value());
        var found = Arrays.binarySearch(entries, number << BITS_OF_STATES);
        var index = found >= 0 ? found : -found - 1;
        return index < entries.length && (entries[index] >> BITS_OF_STATES) == number
                ? states.get(entries[index] & ((1 << BITS_OF_STATES) - 1))
                : Set.of();
    }

    int size() {
        return entries.length;
    }

    /** The codes of a line: three digits, states, and ranges of the other three digits. */
    private IntStream entriesOf(String line) {
        var parts = List.of(line.split(" ", -1));
        var first = Integer.parseInt(parts.get(0)) * 1000;
        var set = indexOf(parts.get(1));
        return parts.stream()
                .skip(2)
                .flatMapToInt(PinTable::range)
                .map(last -> ((first + last) << BITS_OF_STATES) | set);
    }

    private static IntStream range(String text) {
        return IntStream.rangeClosed(
                Integer.parseInt(text.substring(0, 3)), Integer.parseInt(text.substring(text.length() - 3)));
    }

    private int indexOf(String gstCodes) {
        var set = EnumSet.noneOf(IndianState.class);
        Arrays.stream(gstCodes.split("\\|", -1)).map(IndianState::parse).forEach(set::add);
        if (!states.contains(set)) {
            states.add(Set.copyOf(set));
        }
        return states.indexOf(set);
    }
}
