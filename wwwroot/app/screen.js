/** Whether the page is as narrow as on a phone: panels become a sheet (css/phone.css has the same width). */
export const phone = matchMedia('(max-width: 760px)');
