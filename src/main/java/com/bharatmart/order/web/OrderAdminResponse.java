package com.bharatmart.order.web;

import com.bharatmart.order.OrderAdminView;
import com.bharatmart.platform.request.IfMatch;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.ResponseEntity;

record OrderAdminResponse(
        @JsonUnwrapped OrderResponse order,
        List<FulfillmentResponse> fulfilments,

        @Schema(description = "Words of staff. The shopper does not see them.")
        List<String> tags,

        @Schema(description = "The version, as in the ETag.")
        int version) {

    static OrderAdminResponse from(OrderAdminView view) {
        return new OrderAdminResponse(
                OrderResponse.from(view.order()),
                view.order().shipments().stream().map(FulfillmentResponse::from).toList(),
                view.tags(),
                view.version());
    }

    /** A response with the version as ETag. */
    static ResponseEntity<OrderAdminResponse> entity(OrderAdminView view) {
        return ResponseEntity.ok().eTag(IfMatch.tag(view.version())).body(from(view));
    }
}
