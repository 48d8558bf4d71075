/**
 * The largest body we read. Unit: bytes. Source: our choice; 1,000 entries of 4,096 characters, four bytes each,
 * fit. More is no transcript, and an endless answer must not fill an agent's memory.
 */
export const MAX_RESPONSE_BYTES = 20_000_000;

/** The body as text, or null when it is larger than we read. Rejects when the connection breaks. */
export async function boundedText(response: Response): Promise<string | null> {
    if (Number(response.headers.get('Content-Length') ?? 0) > MAX_RESPONSE_BYTES) {
        await response.body?.cancel();
        return null;
    }
    return response.body === null ? '' : readBounded(response.body.getReader());
}

async function readBounded(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string | null> {
    const decoder = new TextDecoder();
    let text = '';
    let readBytes = 0;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        readBytes += chunk.value.byteLength;
        if (readBytes > MAX_RESPONSE_BYTES) {
            await reader.cancel();
            return null;
        }
        text += decoder.decode(chunk.value, { stream: true });
    }
    return text + decoder.decode();
}
