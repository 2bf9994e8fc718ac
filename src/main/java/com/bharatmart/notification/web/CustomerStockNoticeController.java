package com.bharatmart.notification.web;

import com.bharatmart.notification.StockNoticeService;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/me/stock-notices")
@Tag(name = "Customers")
class CustomerStockNoticeController {

    private final StockNoticeService notices;

    CustomerStockNoticeController(StockNoticeService notices) {
        this.notices = notices;
    }

    @GetMapping
    @Operation(operationId = "listStockNotices", summary = "List the variants that you wait for")
    StockNoticeListResponse list(@AuthenticationPrincipal ShopPrincipal principal) {
        return StockNoticeListResponse.from(notices.list(new CustomerId(principal.id())));
    }

    @DeleteMapping("/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteStockNotice", summary = "Wait for a variant no longer")
    void cancel(@PathVariable Sku sku, @AuthenticationPrincipal ShopPrincipal principal) {
        notices.cancel(new CustomerId(principal.id()), sku);
    }
}
