import type { WatchStatement } from '@ttc/db/primary'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Traces = Readonly<{
  watch: (app: FastifyInstance) => void
  statement: WatchStatement
  /** Sends what has not been sent yet. */
  close: () => Promise<void>
}>

/** A collector that does not take the last of it must not hold up a node that is asked to stop. */
const CLOSE_MS = 1_000

/**
 * Traces by OpenTelemetry: a span for each request and one for each statement in it. Written by hand, since the automatic
 * ones need a loader and keep addresses and statements, which hold ids and keys: of a request its method, its route and
 * its status are told, of a statement its first word. Nothing of this is loaded where nobody asks for it.
 */
export async function openTraces(endpoint: string, service: string): Promise<Traces> {
  const { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api')
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node')
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  const { resourceFromAttributes } = await import('@opentelemetry/resources')
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register()
  const tracer = provider.getTracer('turning-the-curve')
  const failed = { code: SpanStatusCode.ERROR }

  const watch = (app: FastifyInstance) => {
    const inside = new WeakMap<FastifyRequest, ReturnType<typeof context.active>>()
    app.addHook('onRequest', (request, reply, done) => {
      const { method, routeOptions, headers } = request
      const route = routeOptions.url ?? 'none'
      const parent = propagation.extract(ROOT_CONTEXT, headers)
      const attributes = { 'http.request.method': method, 'http.route': route }
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, parent)
      reply.raw.once('close', () => {
        span.setAttribute('http.response.status_code', reply.statusCode)
        if (reply.statusCode >= 500) span.setStatus(failed)
        span.end()
      })
      const within = trace.setSpan(parent, span)
      inside.set(request, within)
      context.with(within, done)
    })
    // A body arrives outside of what was begun before it.
    app.addHook('preValidation', (request, _reply, done) => context.with(inside.get(request) ?? ROOT_CONTEXT, done))
  }
  const statement: WatchStatement = (word) => {
    if (trace.getActiveSpan() === undefined) return () => {}
    const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': word }
    const span = tracer.startSpan(word, { kind: SpanKind.CLIENT, attributes })
    return (error) => {
      if (error !== null) span.setStatus(failed)
      span.end()
    }
  }
  const close = async () => {
    const late = new Promise<void>((done) => setTimeout(done, CLOSE_MS).unref())
    await Promise.race([provider.shutdown().catch(() => {}), late])
    trace.disable()
    context.disable()
    propagation.disable()
  }
  return { watch, statement, close }
}
