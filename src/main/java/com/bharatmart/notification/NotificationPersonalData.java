package com.bharatmart.notification;

import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The stock notices of customers. The queue of messages has no personal data: it names orders and notices. */
@Component
class NotificationPersonalData implements PersonalData {

    private final StockNoticeRepository notices;

    NotificationPersonalData(StockNoticeRepository notices) {
        this.notices = notices;
    }

    @Override
    public String name() {
        return "stockNotices";
    }

    @Override
    public Set<String> tables() {
        return Set.of("stock_notice");
    }

    @Override
    public Object export(CustomerId customer) {
        return notices.list(customer);
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        notices.erase(customer);
        return List.of();
    }
}
