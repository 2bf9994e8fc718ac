package com.bharatmart.payment;

import com.bharatmart.shared.Money;
import java.util.List;
import org.springframework.stereotype.Service;

/** Money that goes back. */
@Service
public class RefundService {

    public RefundView refund(OrderReference order, Money amount, RefundRequest request) {
        throw new RefundException.NotPaidException();
    }

    public void refundAll(OrderReference order, String reason) {}

    public RefundView recordCashRefund(OrderReference order, Money amount, String reference, RefundRequest request) {
        throw new RefundException.NotPaidException();
    }

    public List<RefundView> list(OrderReference order) {
        return List.of();
    }
}
