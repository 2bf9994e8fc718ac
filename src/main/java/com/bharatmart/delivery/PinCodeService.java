package com.bharatmart.delivery;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The directory of PIN codes. The state of an address decides which GST its order pays. */
@Service
public class PinCodeService {

    private final PinTable table;

    PinCodeService() {
        this.table = PinTable.read();
    }

    /** The states that a PIN code can be in, several at borders; empty for a code that the directory does not know. */
    public Set<IndianState> statesOf(PinCode pin) {
        return table.statesOf(pin);
    }

    /** True also for a code that the directory does not know: India Post adds new ones every year. */
    public boolean canBeIn(PinCode pin, IndianState state) {
        var states = statesOf(pin);
        return states.isEmpty() || states.contains(state);
    }

    /** Says what states a PIN code can be in: {@code 110001 is a PIN code of Delhi (DL), not of Karnataka (KA)}. */
    String contradiction(PinCode pin, IndianState state) {
        return statesOf(pin).stream()
                .sorted()
                .map(PinCodeService::named)
                .collect(Collectors.joining(" or ", pin + " is a PIN code of ", ", not of " + named(state)));
    }

    private static String named(IndianState state) {
        return "%s (%s)".formatted(state.fullName(), state);
    }
}
