package com.bharatmart.platform.privacy;

import com.bharatmart.platform.security.CustomerId;
import java.util.List;
import java.util.Set;

/**
 * The personal data of customers in one module. Every module with such data has a bean of this type. A test checks each table
 * of the schema and fails if no bean names it.
 */
public interface PersonalData {

    /** The name of the data in an export, for example {@code orders}. */
    String name();

    /** The tables with the data. */
    Set<String> tables();

    /** Returns the data as an object that can be serialized to JSON. Runs in the transaction of the caller. */
    Object export(CustomerId customer);

    /**
     * Deletes the data that no law requires to be kept. Runs in the transaction of the caller. A second call changes nothing.
     *
     * @return the data that is kept, with the reasons
     * @throws RuntimeException an exception of the module, if the data cannot be erased yet; no module then erases any data
     */
    List<RetainedRecord> erase(CustomerId customer);
}
