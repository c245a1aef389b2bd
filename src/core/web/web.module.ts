/** Serves the built desk beside the API. Every path that is not the API's is the desk's: it routes in the browser. */
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { ServeStaticModule } from '@nestjs/serve-static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from '../config/config.js';

@Module({})
export class WebModule {
  static register(config: AppConfig): DynamicModule {
    if (config.role === 'worker') return { module: WebModule };
    if (!existsSync(join(config.webDir, 'index.html'))) {
      new Logger(WebModule.name).warn(
        `The desk is not built (${config.webDir} has no index.html): only the API is served`,
      );
      return { module: WebModule };
    }
    return {
      module: WebModule,
      imports: [
        ServeStaticModule.forRoot({
          rootPath: config.webDir,
          exclude: ['/api/{*path}', '/health/{*path}', '/metrics'],
          serveStaticOptions: {
            index: false,
            fallthrough: true,
            setHeaders: (response, path) => {
              // Built files carry their hash in the name; the page that names them must always be asked for.
              const lasting = /[/\\]assets[/\\]/.test(path);
              response.setHeader(
                'Cache-Control',
                lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
              );
            },
          },
        }),
      ],
    };
  }
}
