package io.counterfoil.notification.endpoint.web;

import com.fasterxml.jackson.annotation.JsonProperty;

enum NoticeFormat {
    /** JSON, as Standard Webhooks say; any 2xx is a good answer. */
    @JsonProperty("standard")
    STANDARD,
    /** Form fields; a good answer says the word that was chosen. */
    @JsonProperty("form")
    FORM
}
