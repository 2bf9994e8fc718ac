package com.bharatmart.delivery;

import com.bharatmart.shared.IndianState;
import com.bharatmart.shared.PinCode;
import org.jspecify.annotations.Nullable;

/** An address in a request, for {@link PinOfState}. */
public interface StateAndPin {

    @Nullable IndianState state();

    @Nullable PinCode pin();
}
