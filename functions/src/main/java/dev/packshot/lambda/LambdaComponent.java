package dev.packshot.lambda;

import dagger.Component;
import javax.inject.Singleton;

/** The object graph of a deployed function. */
@Singleton
@Component(modules = {AppModule.class, AwsModule.class})
interface LambdaComponent extends AppComponent {}
