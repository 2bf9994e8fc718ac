package com.bharatmart.order.web;

import com.bharatmart.order.ManagedOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

record ManagedOrderResponse(
        @JsonUnwrapped OrderResponse order,
        List<FulfilmentResponse> fulfilments,

        @Schema(description = "As in the ETag.") int version) {

    static ManagedOrderResponse from(ManagedOrder managed) {
        return new ManagedOrderResponse(
                OrderResponse.from(managed.order()),
                Optional.ofNullable(managed.fulfilment()).stream()
                        .map(FulfilmentResponse::from)
                        .toList(),
                managed.version());
    }
}
