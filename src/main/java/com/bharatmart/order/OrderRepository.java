package com.bharatmart.order;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderRepository extends Repository<Order, OrderId> {

    Optional<Order> findById(OrderId id);

    void flush();

    /** For a change of status: whoever else changes it waits. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select placed from Order placed where placed.id = :id")
    Optional<Order> findForChange(OrderId id);
}
