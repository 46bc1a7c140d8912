package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The kernel's values as they are stored: an id is its text, money is {@code {"amount":"1999","asset":"CNY/2"}}. */
final class KernelModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    KernelModule() {
        super("kernel");
        setDeserializers(new Ids());
        addSerializer(Id.class, ToStringSerializer.instance);
        addSerializer(Asset.class, ToStringSerializer.instance);
        addDeserializer(Asset.class, TextDeserializer.ofFew(Asset.class, Asset::parse));
        addSerializer(Uint64.class, ToStringSerializer.instance);
        addDeserializer(Uint64.class, new TextDeserializer<>(Uint64.class, Uint64::parse));
        setMixInAnnotation(Money.class, MoneyShape.class);
    }

    /** Whether a value is stored as one text. */
    static boolean isText(Class<?> type) {
        return type == Asset.class || type == Uint64.class || Id.class.isAssignableFrom(type);
    }

    private interface MoneyShape {
        /** As text: readers in other languages would round a large number. */
        @JsonProperty("amount")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigInteger minorUnits();
    }

    private static final class Ids extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            var raw = type.getRawClass();
            return raw.isRecord() && Id.class.isAssignableFrom(raw)
                    ? TextDeserializer.of(raw.asSubclass(Id.class))
                    : super.findBeanDeserializer(type, config, description);
        }
    }
}
