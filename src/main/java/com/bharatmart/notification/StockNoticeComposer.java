package com.bharatmart.notification;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.catalog.Offer;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.MessageRecipients;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.security.TokenGenerator;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Sku;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails about stock notices. A token is generated when it is mailed, and replaces an earlier one. */
@Component
class StockNoticeComposer implements MessageComposer {

    private final StockNoticeRepository notices;
    private final StockNoticeQueueRepository queue;
    private final CatalogService catalog;
    private final StockService stock;
    private final MessageRecipients recipients;
    private final TokenGenerator tokens;
    private final TransactionRetry transactions;
    private final MessageTexts texts;
    private final MailProperties properties;

    StockNoticeComposer(
            StockNoticeRepository notices,
            StockNoticeQueueRepository queue,
            CatalogService catalog,
            StockService stock,
            MessageRecipients recipients,
            TokenGenerator tokens,
            TransactionRetry transactions,
            MessageTexts texts,
            MailProperties properties) {
        this.notices = notices;
        this.queue = queue;
        this.catalog = catalog;
        this.stock = stock;
        this.recipients = recipients;
        this.tokens = tokens;
        this.transactions = transactions;
        this.texts = texts;
        this.properties = properties;
    }

    @Override
    public Set<MessageKind> kinds() {
        return Set.of(MessageKind.STOCK_NOTICE_REQUESTED, MessageKind.BACK_IN_STOCK);
    }

    @Override
    public Optional<MailClient.Mail> mail(QueuedMessage message) {
        return message.kind() == MessageKind.BACK_IN_STOCK
                ? backInStock(message.subject())
                : confirmation(message.subject());
    }

    @Override
    public Optional<SmsClient.Sms> sms(QueuedMessage message) {
        return Optional.empty();
    }

    @Override
    public void sent(QueuedMessage message) {
        if (message.kind() == MessageKind.BACK_IN_STOCK) {
            queue.end(message.subject());
        }
    }

    private Optional<MailClient.Mail> confirmation(UUID id) {
        var token = tokens.next();
        var notice = transactions.execute(() -> notices.issue(id, Fingerprint.of(token)));
        return notice.flatMap(unconfirmed -> offer(unconfirmed.sku())
                .map(offer -> texts.mail(
                        MessageKind.STOCK_NOTICE_REQUESTED,
                        String.valueOf(unconfirmed.email()),
                        Map.of(
                                "shop", properties.shopName(),
                                "product", offer.name(),
                                "days",
                                        String.valueOf(
                                                StockNoticeJob.maxUnconfirmed().toDays()),
                                "link", properties.stockNoticeLink(token)))));
    }

    /** Nothing is sent while there is nothing to buy: the notice waits again. */
    private Optional<MailClient.Mail> backInStock(UUID id) {
        var due = queue.findDue(id).orElse(null);
        if (due == null) {
            return Optional.empty();
        }
        var offer = offer(due.sku()).orElse(null);
        if (offer == null || stock.available(Set.of(due.sku())).getOrDefault(due.sku(), 0) == 0) {
            if (!queue.waitAgain(id)) {
                queue.end(id);
            }
            return Optional.empty();
        }
        var address = address(due);
        if (address == null) {
            queue.end(id);
            return Optional.empty();
        }
        return Optional.of(texts.mail(
                MessageKind.BACK_IN_STOCK,
                address,
                Map.of(
                        "shop", properties.shopName(),
                        "product", offer.name(),
                        "price", RupeeFormat.withSign(offer.price()),
                        "productLink", properties.productLink(offer.productSlug()))));
    }

    /** Null for a customer without an address, and after the erasure of the account. */
    private @Nullable String address(StockNoticeQueueRepository.Due due) {
        var customer = due.customer();
        return customer == null
                ? due.email()
                : recipients
                        .find(new AccountId(customer.value()))
                        .map(MessageRecipients.Recipient::email)
                        .map(EmailAddress::value)
                        .orElse(null);
    }

    private Optional<Offer> offer(Sku sku) {
        return Optional.ofNullable(catalog.offers(Set.of(sku)).get(sku)).filter(Offer::published);
    }
}
