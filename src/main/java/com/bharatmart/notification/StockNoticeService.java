package com.bharatmart.notification;

import com.bharatmart.catalog.CatalogService;
import com.bharatmart.catalog.Offer;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.MessageChannels;
import com.bharatmart.identity.MessageRecipients;
import com.bharatmart.inventory.StockService;
import com.bharatmart.platform.limit.MessageThrottle;
import com.bharatmart.platform.limit.RateLimitExceededException;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Sku;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests to be told once when a SKU is back in stock. The address of an account is verified; any other one has to be
 * confirmed with a mailed token.
 */
@Service
public class StockNoticeService {

    private final StockNoticeRepository notices;
    private final MessageRepository messages;
    private final CatalogService catalog;
    private final StockService stock;
    private final MessageRecipients recipients;
    private final MessageChannels channels;
    private final MessageThrottle throttle;

    StockNoticeService(
            StockNoticeRepository notices,
            MessageRepository messages,
            CatalogService catalog,
            StockService stock,
            MessageRecipients recipients,
            MessageChannels channels,
            MessageThrottle throttle) {
        this.notices = notices;
        this.messages = messages;
        this.catalog = catalog;
        this.stock = stock;
        this.recipients = recipients;
        this.channels = channels;
        this.throttle = throttle;
    }

    /**
     * Adds a notice. A repetition adds none; it mails another token if the first one was not used.
     *
     * @param customer the caller, null for a guest
     * @param email null for the address of the account
     * @param address of the client
     * @throws StockNoticeException if the SKU does not exist or is in stock, or there is no address
     * @throws MessageChannels.UnavailableException if this shop sends no mail
     * @throws RateLimitExceededException if there were too many requests for this e-mail address or from this client
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void request(
            Sku sku, @Nullable CustomerId customer, @Nullable EmailAddress email, @Nullable String address) {
        channels.requireMail("tell when something is in stock");
        var own = ownAddress(customer);
        if (email == null && own == null) {
            throw new StockNoticeException.EmailRequiredException();
        }
        requireSoldOut(sku);
        if (customer != null && own != null && (email == null || email.equals(own))) {
            notices.add(sku, customer);
        } else if (email != null) {
            throttle.beforeMessage("stock-notice:" + email.value(), address);
            notices.add(sku, email)
                    .ifPresent(id -> messages.addAgain(QueuedMessage.mail(id, MessageKind.STOCK_NOTICE_REQUESTED)));
        }
    }

    /** Throws {@link StockNoticeException.NotFoundException} if there is no such token. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(String token) {
        require(notices.confirm(Fingerprint.of(token)));
    }

    /** Throws {@link StockNoticeException.NotFoundException} if there is no such token. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(String token) {
        require(notices.cancel(Fingerprint.of(token)));
    }

    /** Throws {@link StockNoticeException.NotFoundException} if the customer does not wait for the SKU. */
    @Transactional
    public void cancel(CustomerId customer, Sku sku) {
        require(notices.cancel(customer, sku));
    }

    /** The SKUs that the customer waits for, in their order. */
    @Transactional(readOnly = true)
    public List<StockNoticeView> list(CustomerId customer) {
        return notices.list(customer);
    }

    private @Nullable EmailAddress ownAddress(@Nullable CustomerId customer) {
        return Optional.ofNullable(customer)
                .flatMap(one -> recipients.find(new AccountId(one.value())))
                .map(MessageRecipients.Recipient::email)
                .orElse(null);
    }

    private void requireSoldOut(Sku sku) {
        require(Optional.ofNullable(catalog.offers(Set.of(sku)).get(sku))
                .filter(Offer::published)
                .isPresent());
        if (stock.available(Set.of(sku)).getOrDefault(sku, 0) > 0) {
            throw new StockNoticeException.InStockException();
        }
    }

    private static void require(boolean found) {
        if (!found) {
            throw new StockNoticeException.NotFoundException();
        }
    }
}
